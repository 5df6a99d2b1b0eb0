import type { Parameter } from './unit.js';

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
