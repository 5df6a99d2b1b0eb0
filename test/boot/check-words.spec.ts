import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'check-words.mjs');

describe('the check of words', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-words-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['src/x.ts', '/** Rings him. */', '"him" is not said here; say: they, their, them'],
    ['src/x.spec.ts', "it('rings whoever is left', () => {});", '"whoever" is not said here; say: anyone who'],
    ['web/src/strings/en.ts', "gone: 'With whomever',", '"whomever" is not'],
    ['studio/flows/a.flow.json', '{ "say": "He is on the way" }', '"He" is not'],
    ['scripts/x.mjs', '// null: there is none.', '"is none" is not'],
    ['src/x.ts', '// checked as any other', '"as any other" is not'],
    ['test/x.ts', '// none of them exists', '"none of them" is not'],
    ['docs/decisions/1.md', 'so many as the step says', '"so many" is not'],
    ['README.md', 'The how manieth dial', '"how manieth" is not'],
    ['.env.example', '# his phone', '"his" is not'],
    ['src/x.ts', 'class CallDesk {}', '"CallDesk" is not said here; say: CallService'],
    ['src/x.ts', 'new LoginBrake()', '"LoginBrake" is not said here; say: LoginRateLimiter'],
  ])('refuses in %s: %s', (file, text, sentence) => {
    const { status, stderr } = check(file, `\n${text}\n`);
    expect(stderr).toContain(`${file}:2: ${sentence}`);
    expect(status).toBe(1);
  });

  it('names every word of a line', () => {
    const { stderr } = check('docs/x.md', 'He calls whoever is left, and his phone rings.');
    expect(stderr.match(/"[^"]+"/g)).toEqual(['"He"', '"his"', '"whoever"']);
  });

  it.each([
    ['src/x.ts', '/** The phone of the technician; null: no phone. It is this one, at the desk. */'],
    ['src/history.ts', "import { shown } from './theme.js'; // when they changed their shadow on a Desktop"],
    ['web/src/api/schema.ts', '/** his */'],
    ['migrations/1-x.ts', '// whoever'],
    ['test/x.bin', 'him'],
  ])('lets in %s pass: %s', (file, text) => {
    expect(check(file, text, 'docs/read.md')).toMatchObject({ status: 0, stderr: '' });
  });

  it('fails where it finds no file to read', () => {
    expect(check('elsewhere.ts', '')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/nothing was checked/),
    });
  });

  function check(file: string, text: string, ...others: string[]) {
    for (const [name, content] of [[file, text] as const, ...others.map((other) => [other, ''] as const)]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  }
});
