import { phoneDigits, searchText, toE164, type Place } from '../../common/index.js';
import { is, toInstant, where, type Condition, type Unit } from '../../database/index.js';
import { olderThan } from './conditions.js';

/** How many incidents a search that no key serves looks at, at most, for one page. */
export const MAX_SEARCHED = 5000;

/** Returns the condition for a call id or a full number that the history knows, which a key finds; null for others. */
export async function searchByKey(unit: Unit, q: string): Promise<Condition | null> {
  for (const [column, value] of [
    ['call_sid', q],
    ['caller_e164', toE164(q)],
  ] as const) {
    if (value === null) continue;
    const found = await unit.rows(`SELECT 1 AS \`one\` FROM \`incidents\` WHERE \`${column}\` = ? LIMIT 1`, [value]);
    if (found.length > 0) return is(`\`i\`.\`${column}\` = ?`, value);
  }
  return null;
}

/**
 * Returns the condition for a text as a part of the call id, of the caller as received or by number, or of the name of
 * anybody offered (the answerer is one of them) among the incidents of a window. Names are compared here, without
 * accents and capitals: databases compare differently.
 */
export async function searchByPart(unit: Unit, q: string, window: readonly Condition[]): Promise<Condition> {
  const like = (column: string): string =>
    unit.isEmbedded ? `${column} LIKE ? ESCAPE '!'` : `LOWER(${column}) LIKE LOWER(?) ESCAPE '!'`;
  const text = patternOf(q);
  const digits = phoneDigits(q);
  const parts = [is(like('`i`.`call_sid`'), text), is(like('`i`.`caller_phone`'), text)];
  if (digits !== null) parts.push(is('`i`.`caller_e164` LIKE ?', patternOf(digits)));
  const names = await namesLike(unit, q, window);
  if (names.length > 0) {
    const list = names.map(() => '?').join(', ');
    const offered = 'SELECT 1 FROM `call_attempts` `s` WHERE `s`.`incident_id` = `i`.`id`';
    parts.push(is(`EXISTS (${offered} AND \`s\`.\`user_name\` IN (${list}))`, ...names));
  }
  return is(parts.map(({ sql }) => sql).join(' OR '), ...parts.flatMap(({ parameters }) => parameters));
}

/** The names, as they are written, of people offered in a window that have a text as a part. */
async function namesLike(unit: Unit, q: string, window: readonly Condition[]): Promise<string[]> {
  const { sql, parameters } = where(window);
  const rows = await unit.rows<{ name: string | null }>(
    'SELECT DISTINCT `s`.`user_name` AS `name` FROM `incidents` `i` ' +
      `JOIN \`call_attempts\` \`s\` ON \`s\`.\`incident_id\` = \`i\`.\`id\` ${sql}`,
    parameters,
  );
  const wanted = searchText(q);
  return rows.flatMap(({ name }) => (name !== null && searchText(name).includes(wanted) ? [name] : []));
}

function patternOf(text: string): string {
  return `%${text.replaceAll(/[!%_]/g, (sign) => `!${sign}`)}%`;
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
      `ORDER BY \`i\`.\`created_at\` DESC, \`i\`.\`id\` DESC LIMIT 1 OFFSET ${MAX_SEARCHED - 1}`,
    parameters,
  );
  return last ? { at: toInstant(last.created_at), id: Number(last.id) } : null;
}
