import { HELD, toDatabase, type Reading, type Unit } from '../database/index.js';

/** How long after its ring time a ringing attempt still keeps its user from other calls, in seconds (rules: §4.6). */
export const RINGING_CLAIM_EXTRA_SECONDS = 20;
/** How long a talk keeps its user from other calls when nothing says that it ended, in seconds (rules: §4.6). */
export const TALKING_CLAIM_SECONDS = 4 * 3600;

/**
 * The users whom other incidents claim, as a part of a reading: `a` is the user, `b` is 1 while the claim lasts, `c` the
 * user if they are held for it. A claim that has run out but was not let go of yet has `b` 0.
 */
export function claimsReading(incidentId: number | null, now: Date): Reading {
  return {
    sql:
      'SELECT `user_id` AS `a`, `claimed_until` > ? AS `b`, `held_user_id` AS `c` FROM `call_attempts` ' +
      "WHERE `claimed_until` > '1970-01-01' AND `incident_id` <> ?",
    parameters: [toDatabase(now), incidentId ?? 0],
  };
}

const LET_GO = 'UPDATE `call_attempts` SET `held_user_id` = NULL, `claimed_until` = NULL WHERE `claimed_until` <= ?';

/**
 * Frees users who are still reserved by an attempt whose time has run out, together with the unit's next statement: after
 * this, another call may take them.
 */
export function releaseExpiredHolds(unit: Unit, userIds: readonly number[], now: Date): void {
  if (userIds.length === 0) return;
  const sql = `${LET_GO} AND \`held_user_id\` IN (${userIds.map(() => '?').join(', ')})`;
  unit.later({ sql, parameters: [now, ...userIds] });
}

/**
 * The attempts whose claim has run out, without a lock: an update of the whole range would also wait for the claim that
 * runs out next, and so for calls in progress.
 */
export async function expiredClaims(unit: Unit, now: Date): Promise<number[]> {
  const expired = await unit.rows<{ id: number }>('SELECT `id` FROM `call_attempts` WHERE `claimed_until` <= ?', [now]);
  return expired.map(({ id }) => Number(id));
}

/** Ends the claim of one attempt if it has run out; `HELD` where another transaction has the attempt. */
export async function endExpiredClaim(unit: Unit, id: number, now: Date): Promise<typeof HELD | undefined> {
  const free = await unit.rows(`SELECT \`id\` FROM \`call_attempts\` WHERE \`id\` = ?${unit.forUpdateIfFree}`, [id]);
  if (free.length === 0) return HELD;
  await unit.change(`${LET_GO} AND \`id\` = ?`, [now, id]);
  return undefined;
}

/** Returns the instant that is a number of seconds after another. */
export function secondsAfter(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1000);
}
