import { toDatabase, type Reading, type Statement, type Unit } from '../database/index.js';
import { secondsAfter } from './claims.js';
import { REPEAT_CALLER_SECONDS } from './open-incident.js';
import { NEWEST_SEQ } from './record-rows.js';

/** An incident as it stands while its lock is held. */
export interface LockedIncident {
  readonly callSid: string;
  /** The number of its newest event. */
  readonly seq: number;
}

/**
 * Locks incidents until the unit ends; those that another transaction holds are left out, and so are those that are gone.
 * `offers`: waits for its turn to offer people as well, so that what is read of them next stays true until the unit ends.
 * Null: nothing is to be locked. The locks come first (`locate` says why), so a number is never older than its lock.
 */
export function lockStatement(unit: Unit, ids: readonly number[], offers: boolean): Statement | null {
  const incidents =
    `SELECT \`f\`.\`id\`, \`f\`.\`call_sid\` AS \`callSid\`, ${NEWEST_SEQ} FROM (SELECT \`id\`, \`call_sid\` FROM ` +
    `\`incidents\` WHERE \`id\` IN (${places(ids)}) LIMIT ${ids.length}${unit.forUpdateIfFree}) \`f\``;
  const parts = [...(ids.length > 0 ? [incidents] : []), ...(offers && !unit.isEmbedded ? [TURN_TO_OFFER] : [])];
  return parts.length === 0 ? null : { sql: parts.join(' UNION ALL '), parameters: ids };
}

/** Locks incidents together with the unit's next statement, which fails where another transaction holds one. */
export function lockNow(unit: Unit, ids: readonly number[]): void {
  if (unit.isEmbedded) return;
  const sql = `SELECT \`id\` FROM \`incidents\` WHERE \`id\` IN (${places(ids)})${unit.forUpdateNow}`;
  unit.later({ sql, parameters: ids });
}

/** Returns how each locked incident stands, by id. */
export function lockedIncidents(rows: readonly unknown[]): Map<number, LockedIncident> {
  const locked = rows as readonly { id: number; callSid: string; f_seq: number | null }[];
  return new Map(locked.map(({ id, callSid, f_seq }) => [Number(id), { callSid, seq: Number(f_seq ?? 0) }]));
}

/** Returns which of these incidents are gone: of those that could not be locked, the others are held. */
export async function goneOf(unit: Unit, ids: readonly number[]): Promise<Set<number>> {
  const rows = await unit.rows<{ id: number }>(
    `SELECT \`id\` FROM \`incidents\` WHERE \`id\` IN (${places(ids)})`,
    ids,
  );
  const there = new Set(rows.map(({ id }) => Number(id)));
  return new Set(ids.filter((id) => !there.has(id)));
}

/** The one row that is held while people are offered; units of an embedded database queue anyhow. */
const TURN_TO_OFFER =
  "SELECT 0 AS `id`, '' AS `callSid`, 0 AS `f_seq` FROM (SELECT `id` FROM `offer_lock` WHERE `id` = 1 LIMIT 1 FOR UPDATE) `o`";

/**
 * Everybody whom an incident keeps busy, as a part of a reading: `a` is the user, `b` the incident, or 0 where its time has
 * run out; `c` is the user where they are reserved for it alone.
 */
export function busyReading(now: Date): Reading {
  return {
    sql:
      'SELECT `user_id` AS `a`, CASE WHEN `claimed_until` > ? THEN `incident_id` ELSE 0 END AS `b`, `held_user_id` AS `c` ' +
      "FROM `call_attempts` WHERE `claimed_until` > '1970-01-01'",
    parameters: [toDatabase(now)],
  };
}

/** A caller (E.164), and when their newest call began that is known. */
export interface KnownCaller {
  readonly callerE164: string;
  /** Null: none is known in the last 30 minutes. */
  readonly newestAt: Date | null;
}

/**
 * The incidents of callers that are as new as the newest that is known, or newer, as a part of a reading: `a` is the place of
 * the caller among `callers`, `b` the incident, `c` the user who answered it.
 */
export function callersReading(callers: readonly KnownCaller[], now: Date): Reading {
  const numbers = callers.map(({ callerE164 }) => callerE164);
  const halfAnHourAgo = secondsAfter(now, -REPEAT_CALLER_SECONDS);
  return {
    sql:
      `SELECT ${placeOf('caller_e164', numbers)} AS \`a\`, \`id\` AS \`b\`, \`answered_by_user_id\` AS \`c\` FROM \`incidents\` ` +
      `WHERE ${callers.map(() => '(`caller_e164` = ? AND `created_at` >= ?)').join(' OR ')}`,
    parameters: [
      ...numbers,
      ...callers.flatMap(({ callerE164, newestAt }) => [callerE164, toDatabase(newestAt ?? halfAnHourAgo)]),
    ],
  };
}

/** Who answered incidents, as a part of a reading: `a` is the incident, `b` the user. */
export function answerersReading(ids: readonly number[]): Reading {
  return {
    sql: `SELECT \`id\` AS \`a\`, \`answered_by_user_id\` AS \`b\`, 0 AS \`c\` FROM \`incidents\` WHERE \`id\` IN (${places(ids)})`,
    parameters: ids,
  };
}

/** Which calls have an incident, as a part of a reading: `a` is the call's place among `callSids`, `b` the incident. */
export function begunReading(callSids: readonly string[]): Reading {
  return {
    sql: `SELECT ${placeOf('call_sid', callSids)} AS \`a\`, \`id\` AS \`b\`, 0 AS \`c\` FROM \`incidents\` WHERE \`call_sid\` IN (${places(callSids)})`,
    parameters: [...callSids, ...callSids],
  };
}

function placeOf(column: string, values: readonly string[]): string {
  return `CASE \`${column}\` ${values.map((_, index) => `WHEN ? THEN ${index}`).join(' ')} ELSE -1 END`;
}

function places(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
