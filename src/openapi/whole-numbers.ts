import type { Schema } from './refusals.js';

/** The largest number that a column of the database holds. */
const MAX_INT = 2_147_483_647;
/** Fields that may be below zero. */
const BELOW_ZERO = new Set(['priority', 'errorCode', 'turnOffset']);

/**
 * Makes the numbers of a schema whole, with bounds: a number of the interface is whole unless its format is `double`. An id
 * begins with 1, everything else with 0. Changes the schema in place.
 */
export function makeWhole(schema: unknown, name = ''): void {
  if (Array.isArray(schema)) {
    for (const each of schema) makeWhole(each, name);
    return;
  }
  if (typeof schema !== 'object' || schema === null) return;
  const own = schema as Schema;
  if ((own['type'] === 'number' || own['type'] === 'integer') && own['format'] !== 'double' && !own['enum']) {
    const isId = name === 'id' || /Ids?$/.test(name);
    own['type'] = 'integer';
    own['minimum'] ??= BELOW_ZERO.has(name) ? -MAX_INT - 1 : isId ? 1 : 0;
    own['maximum'] ??= MAX_INT;
  }
  for (const [key, value] of Object.entries(own)) {
    if (key === 'properties') {
      for (const [field, each] of Object.entries(value as Schema)) makeWhole(each, field);
    } else if (key !== 'example' && key !== 'examples') makeWhole(value, name);
  }
}
