import { createHash } from 'node:crypto';

/** How many characters of the digest a version keeps: 132 bits, which no two contents share. */
const LENGTH = 22;

/** Returns the entity tag of a resource as it is shown: the same for the same content, on every instance. */
export function etagOf(shown: unknown): string {
  return `"${createHash('sha256').update(canonicalJson(shown)).digest('base64url').slice(0, LENGTH)}"`;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isObject(part) ? sorted(part) : part)) ?? '';
}

function isObject(part: unknown): part is object {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function sorted(part: object): object {
  return Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
