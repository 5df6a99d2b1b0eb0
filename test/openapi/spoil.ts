import fc from 'fast-check';
import { resolve, type OpenApi, type Operation, type Schema } from './document.js';
import type { Sample } from './requests.js';

/** A valid request with one thing about it that can't be right. */
export interface Spoiled {
  readonly field: string;
  readonly sample: Sample;
}

const CONTROL = 'a\u0000b\u0007c';
const INJECTION = "1'; DROP TABLE users; --";

/** Whether control characters are taken away from a text of the body, in place of a refusal. */
const takesControl = ({ path }: Operation): boolean => path === '/api/incidents/{id}/notes';

/** Values that no field of this schema may have. */
function wrongValues(schema: Schema): unknown[] {
  const always = [{ a: 1 }, [[]]];
  if (schema.enum || schema.format !== undefined) return [...always, 17.5, INJECTION, CONTROL, 'x'.repeat(1500), ''];
  switch (schema.type) {
    case 'string':
      return [...always, 17, false, CONTROL, 'x'.repeat(Math.max(1500, (schema.maxLength ?? 0) + 1))];
    case 'boolean':
      return [...always, 'perhaps', 2, INJECTION];
    case 'number':
    case 'integer':
      return [...always, 'twelve', INJECTION, 1e300, -5.5, CONTROL];
    case 'array':
      return ['text', 17, INJECTION, [{ a: CONTROL }], [1e300], { 0: 1 }];
    default:
      return ['text', 17, INJECTION];
  }
}

/** Spoiled requests of an operation: a wrong value in a path, a query or a body, or a field that nobody knows. */
export function spoiledRequests(
  operation: Operation,
  { schemas }: OpenApi,
  valid: Sample,
): fc.Arbitrary<Spoiled> | null {
  const spoilers: fc.Arbitrary<Spoiled>[] = [];
  for (const { name, in: where, schema = {} } of operation.parameters) {
    if (where === 'header') continue;
    const values = wrongValues(resolve(schema, schemas)).filter((value) => value !== '' && typeof value !== 'boolean');
    const texts = schema.type === 'string' && !schema.format && !schema.enum ? [CONTROL, 'x'.repeat(6000)] : values;
    spoilers.push(
      fc
        .constantFrom(...texts)
        .map((value) => ({ field: name, sample: { ...valid, [where]: { ...valid[where], [name]: value } } })),
    );
  }
  if (operation.parameters.some((parameter) => parameter.in === 'query')) {
    spoilers.push(fc.constant({ field: 'unknown', sample: { ...valid, query: { ...valid.query, unknown: '1' } } }));
  }
  const { body } = valid;
  if (operation.body && body) {
    const { properties = {}, required = [] } = resolve(operation.body, schemas);
    for (const [name, field] of Object.entries(properties)) {
      const all = wrongValues(resolve(field, schemas));
      const values = takesControl(operation) ? all.filter((value) => value !== CONTROL) : all;
      const wrong = required.includes(name) ? [...values, undefined, null] : values;
      spoilers.push(
        fc
          .constantFrom(...wrong)
          .map((value) => ({ field: name, sample: { ...valid, body: { ...body, [name]: value } } })),
      );
    }
    spoilers.push(fc.constant({ field: 'unknown', sample: { ...valid, body: { ...body, unknown: 1 } } }));
  }
  return spoilers.length === 0 ? null : fc.oneof(...spoilers);
}
