import { expect, it } from 'vitest';
import { countingOf, type Version } from './versions.js';

const known = (from: number, to: number) => ({ from, to, addedLater: false });
const later = (from: number, to: number) => ({ from, to, addedLater: true });

it.each<[string, Version, object[]]>([
  ['ever known', { validFrom: null, validTo: null, first: true }, [known(100, 200)]],
  ['known before it began', { validFrom: 50, validTo: null, first: true }, [known(100, 200)]],
  ['written amid it', { validFrom: 150, validTo: null, first: true }, [known(150, 200), later(100, 150)]],
  ['written after it', { validFrom: 250, validTo: null, first: true }, [later(100, 200)]],
  ['a change amid it', { validFrom: 150, validTo: null, first: false }, [known(150, 200)]],
  ['a change after it', { validFrom: 250, validTo: null, first: false }, []],
  ['ended amid it', { validFrom: 50, validTo: 150, first: true }, [known(100, 150)]],
  ['ended before it began', { validFrom: 50, validTo: 90, first: true }, []],
  ['ended after it', { validFrom: 50, validTo: 250, first: true }, [known(100, 200)]],
  ['ended in the moment it was written', { validFrom: 150, validTo: 150, first: true }, [later(100, 150)]],
  ['ever known, then ended', { validFrom: null, validTo: 120, first: true }, [known(100, 120)]],
])('an entry from 100 to 200 that was %s', (_, version, expected) => {
  expect(countingOf({ startsAt: 100, endsAt: 200 }, version)).toEqual(expected);
});
