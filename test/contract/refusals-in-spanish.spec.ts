import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Refusals that no reader of the page gets, or that the page deals with itself. */
const NOT_SHOWN = ['CLIENT_GONE', 'DEACTIVATED', 'INCIDENT_MISMATCH', 'NO_ADMIN', 'TOO_MANY_HEADERS'];

it.each([
  ['English', 'en-refusals.ts'],
  ['Spanish', 'es-refusals.ts'],
])('Each refusal of the service that has a code of its own is said in %s on the page', (_, file) => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.spec)\.ts$/.test(path),
  );
  const codes = sources.flatMap((path) => {
    const text = readFileSync(join('src', path), 'utf8');
    const made = text.matchAll(/new (?:DomainError|TryAgainLater)\(\s*(?:\d+,\s*)?'([A-Z_]+)'/g);
    return [...made].map(([, code = '']) => code);
  });
  expect(codes.length).toBeGreaterThan(20);
  const words = readFileSync(join('web/src/strings', file), 'utf8');
  const said = [...words.matchAll(/^ +([A-Z_]+):/gm)].map(([, code = '']) => code);
  expect(codes.filter((code) => !NOT_SHOWN.includes(code) && !said.includes(code))).toEqual([]);
});
