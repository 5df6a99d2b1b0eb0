import type { Unit } from '../database/index.js';
import { readFollowUp } from '../follow-ups/index.js';
import { openCallOf } from '../incidents/index.js';
import type { CallBackRecord } from './rows.js';

/** Returns why a caller is not rung although the person pressed 1; null: they are. The incident must be held. */
export async function whyPointless(
  unit: Unit,
  { incidentId, userId, callerE164, requestedAt }: CallBackRecord,
): Promise<string | null> {
  const [person] = await unit.rows(
    'SELECT `id` FROM `users` WHERE `id` = ? AND `active` = 1 AND `deleted_at` IS NULL',
    [userId],
  );
  if (person === undefined) return 'the person has left';
  if ((await openCallOf(unit, callerE164)) !== null) return 'the caller is on the line again';
  const doneAt = (await readFollowUp(unit, incidentId))?.doneAt ?? null;
  return doneAt !== null && doneAt >= requestedAt ? 'somebody has spoken to the caller meanwhile' : null;
}
