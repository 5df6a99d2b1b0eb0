import { toDatabase, type Reading, type Unit } from '../database/index.js';

/** How long after its ring time a ringing attempt still keeps its user from other calls, in seconds (rules: §4.6). */
export const RINGING_CLAIM_EXTRA_SECONDS = 20;
/** How long a talk keeps its user from other calls when nothing says that it ended, in seconds (rules: §4.6). */
export const TALKING_CLAIM_SECONDS = 4 * 3600;

/** The users whom other incidents claim at an instant, as a part of a reading: `a` is the user. */
export function claimsReading(incidentId: number | null, now: Date): Reading {
  return {
    sql: 'SELECT `user_id` AS `a`, 0 AS `b`, 0 AS `c` FROM `call_attempts` WHERE `claimed_until` > ? AND `incident_id` <> ?',
    parameters: [toDatabase(now), incidentId ?? 0],
  };
}

/** Lets go of users whose claim has run out but who are still held: after this, another call may take them. */
export async function releaseExpiredHolds(unit: Unit, now: Date): Promise<void> {
  await unit.change(
    'UPDATE `call_attempts` SET `held_user_id` = NULL, `claimed_until` = NULL WHERE `claimed_until` <= ?',
    [now],
  );
}

/** The instant that is so many seconds after another. */
export function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}
