import { toInstant, type Unit } from '../database/index.js';
import type { VoiceCall } from '../twilio/index.js';

type Instant = Date | string;

/**
 * Returns the calls that are not of somebody of the company who called in while a caller was there: they are asked whether they take
 * that caller, and nothing is written of it. Where they hang up at the question, nobody has given up an emergency. A call with an
 * incident of its own stays: they asked to be put through.
 */
export async function withoutAsked(unit: Unit, calls: readonly VoiceCall[]): Promise<VoiceCall[]> {
  if (calls.length === 0) return [];
  const phones = await unit.rows<{ phone_e164: string }>(
    'SELECT `phone_e164` FROM `users` WHERE `active` = 1 AND `deleted_at` IS NULL ' +
      `AND \`phone_e164\` IN (${calls.map(() => '?').join(', ')})`,
    calls.map(({ from }) => from),
  );
  const company = new Set(phones.map(({ phone_e164: phone }) => phone));
  const theirs = calls.filter(({ from }) => company.has(from));
  if (theirs.length === 0) return [...calls];
  const times = theirs.flatMap(({ startedAt, endedAt }) => [startedAt.getTime(), (endedAt ?? startedAt).getTime()]);
  const incidents = await unit.rows<{ call_sid: string; created_at: Instant; ended_at: Instant | null }>(
    'SELECT `call_sid`, `created_at`, `ended_at` FROM `incidents` WHERE `created_at` <= ? ' +
      'AND (`ended_at` IS NULL OR `ended_at` >= ?)',
    [new Date(Math.max(...times)), new Date(Math.min(...times))],
  );
  const known = new Set(incidents.map(({ call_sid: sid }) => sid));
  return calls.filter(({ sid, from, startedAt, endedAt }) => {
    if (!company.has(from) || known.has(sid)) return true;
    return incidents.every(({ created_at: began, ended_at: ended }) => {
      const isAfter = endedAt !== null && toInstant(began) > endedAt;
      return isAfter || (ended !== null && toInstant(ended) < startedAt);
    });
  });
}
