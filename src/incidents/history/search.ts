import { toE164, type Place } from '../../common/index.js';
import { is, toInstant, where, type Condition, type Unit } from '../../database/index.js';
import { olderThan } from './conditions.js';

/** How many incidents a search that no key serves looks at, at most, for one page. */
export const MOST_SEARCHED = 5000;

/** How a text is searched: the condition, and whether a key finds what meets it. */
export interface Search {
  readonly condition: Condition;
  readonly byKey: boolean;
}

/**
 * A call id or a full number that the history knows is found by its key. Anything else is looked for as a part of the
 * call id, the caller as received, or the name of anybody offered: the answerer is one of them. Capitals do not count
 * (on the embedded database, only those from A to Z do not).
 */
export async function searchFor(unit: Unit, q: string): Promise<Search> {
  for (const [column, value] of [
    ['call_sid', q],
    ['caller_e164', toE164(q)],
  ] as const) {
    if (value === null) continue;
    const found = await unit.rows(`SELECT 1 AS \`one\` FROM \`incidents\` WHERE \`${column}\` = ? LIMIT 1`, [value]);
    if (found.length > 0) return { condition: is(`\`i\`.\`${column}\` = ?`, value), byKey: true };
  }
  const pattern = `%${q.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`;
  const like = (column: string): string =>
    unit.isEmbedded ? `${column} LIKE ? ESCAPE '!'` : `LOWER(${column}) LIKE LOWER(?) ESCAPE '!'`;
  const sql =
    `${like('`i`.`call_sid`')} OR ${like('`i`.`caller_phone`')} OR EXISTS (SELECT 1 FROM \`call_attempts\` \`s\` ` +
    `WHERE \`s\`.\`incident_id\` = \`i\`.\`id\` AND ${like('`s`.`user_name`')})`;
  return { condition: is(sql, pattern, pattern, pattern), byKey: false };
}

/** The last of the newest incidents that one page may look at; null where there are no more than that. */
export async function endOfSearch(
  unit: Unit,
  filter: readonly Condition[],
  after: Place | null,
): Promise<Place | null> {
  const { sql, parameters } = where([...filter, ...(after ? [olderThan(after)] : [])]);
  const [last] = await unit.rows<{ id: number; created_at: Date | string }>(
    `SELECT \`i\`.\`id\`, \`i\`.\`created_at\` FROM \`incidents\` \`i\` ${sql} ` +
      `ORDER BY \`i\`.\`created_at\` DESC, \`i\`.\`id\` DESC LIMIT 1 OFFSET ${MOST_SEARCHED - 1}`,
    parameters,
  );
  return last ? { at: toInstant(last.created_at), id: Number(last.id) } : null;
}
