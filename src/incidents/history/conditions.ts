import type { Parameter } from '../../database/index.js';
import type { Place } from './cursor.js';

/** A condition of a WHERE, with the values of its `?`. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** A condition, made as `is('a = ?', value)`. */
export function is(sql: string, ...parameters: readonly Parameter[]): Condition {
  return { sql, parameters };
}

/** All of the conditions, as the end of a statement. */
export function where(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '', parameters: [] };
  return {
    sql: `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}

/** Incidents `i` that began in [from, to). */
export function beganIn({ from, to }: { readonly from?: Date; readonly to?: Date }): Condition[] {
  return [...(from ? [is('`i`.`created_at` >= ?', from)] : []), ...(to ? [is('`i`.`created_at` < ?', to)] : [])];
}

/** Incidents `i` that are older than a place; spelt so that both databases begin to read at it. */
export function olderThan({ at, id }: Place): Condition {
  return is('`i`.`created_at` <= ? AND (`i`.`created_at` < ? OR `i`.`id` < ?)', at, at, id);
}

/** Incidents `i` that are newer than a place. */
export function newerThan({ at, id }: Place): Condition {
  return is('`i`.`created_at` >= ? AND (`i`.`created_at` > ? OR `i`.`id` > ?)', at, at, id);
}
