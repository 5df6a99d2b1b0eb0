import type { Unit } from '../../database/index.js';

/** Somebody who was offered to an incident: a user, and the phone that they had then. */
export interface Tried {
  readonly userId: number;
  readonly phoneE164: string;
}

/** Everybody who was offered to an incident. */
export async function triedFor(unit: Unit, incidentId: number): Promise<Tried[]> {
  return unit.rows<Tried>(
    'SELECT `user_id` AS `userId`, `phone_e164` AS `phoneE164` FROM `call_attempts` WHERE `incident_id` = ?',
    [incidentId],
  );
}
