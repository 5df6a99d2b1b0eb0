import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.js';
import { VARIABLE_NAMES as names, Variables } from './variables.js';

const defaults = Object.entries(new Variables()).filter(([, value]) => value !== undefined);

describe('.env.example', () => {
  const text = readFileSync('.env.example', 'utf8');
  const shown = parseEnv(text);

  it('has every variable, and no other', () => {
    expect(names.length).toBeGreaterThan(20);
    expect(Object.keys(shown).toSorted()).toEqual(names);
  });

  it('shows the values that are taken where a variable is left out', () => {
    expect(parseEnvironment(shown)).toEqual(parseEnvironment({}));
    expect(defaults.map(([name]) => [name, shown[name]])).toEqual(
      defaults.map(([name, value]) => [name, String(value)]),
    );
  });

  it('says of each what it is for, above it', () => {
    const lines = text.split('\n');
    const bare = names.filter((name) => {
      const before = lines
        .slice(
          0,
          lines.findIndex((line) => line.startsWith(`${name}=`)),
        )
        .toReversed();
      return !(before.find((line) => !/^[A-Z_]+=/.test(line)) ?? '').startsWith('#');
    });
    expect(bare).toEqual([]);
  });
});

describe('the table of variables in docs/operations.md', () => {
  const [, table = ''] = /^## Variables\n(.*?)^## /ms.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const namesOf = (row: string): string[] => row.split('|')[1]?.match(/[A-Z][A-Z_]+/g) ?? [];

  it('has every variable, and no other', () => {
    expect(rows.flatMap(namesOf).toSorted()).toEqual(names);
  });

  it('tells what is taken where one is left out', () => {
    const untold = defaults.filter(
      ([name, value]) => !rows.some((row) => namesOf(row).includes(name) && row.includes(`\`${String(value)}\``)),
    );
    expect(untold).toEqual([]);
  });
});
