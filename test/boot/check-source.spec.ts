import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '..', '..', 'scripts', 'check-source.mjs');
const MIGRATION = 'migrations/1-x.ts';
const KEEPS_ROWS = /migrations\/1-x\.ts:1: Migrations are made of the steps/;
const LOSES_ROWS = /:1: TypeORM changes and renames by dropping/;

describe('the check of the sources', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ewf-check-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [MIGRATION, "await runner.changeColumn('users', one, other);", LOSES_ROWS],
    [MIGRATION, "await runner.changeColumns('users', all);", LOSES_ROWS],
    [MIGRATION, "await runner.renameColumn('users', 'a', 'b');", LOSES_ROWS],
    [MIGRATION, "await runner.renameTable('users', 'people');", LOSES_ROWS],
    ['migrations/steps.ts', 'return runner.changeColumn(table, one, other);', LOSES_ROWS],
    [MIGRATION, "await runner.addColumn('users', column);", KEEPS_ROWS],
    [MIGRATION, "await runner.dropColumn('users', 'a');", KEEPS_ROWS],
    [MIGRATION, "await runner.query('ALTER TABLE `users` ADD `a` int');", KEEPS_ROWS],
    [MIGRATION, 'await runner.query(`DROP TABLE users`);', KEEPS_ROWS],
    ['src/x.ts', 'await dataSource.undoLastMigration();', /src\/x\.ts:1: Migrations run by migrate and takeBack/],
    ['src/x.ts', 'const path = process.env.PATH;', /src\/x\.ts:1: process\.env is read in src\/config only/],
    ['src/routing/x.ts', "unit.rows('SELECT 1');", /src\/routing\/x\.ts:1: SQL stays out/],
    [
      'test/line/story.ts',
      'afterAll(() => twilio.close());',
      /test\/line\/story\.ts:1: A hook at the top of a shared file/,
    ],
  ])('refuses in %s: %s', (file, text, sentence) => {
    const { status, stderr } = check(file, text);
    expect(stderr).toMatch(sentence);
    expect(status).toBe(1);
  });

  it.each([
    [MIGRATION, "await addColumns(runner, 'users', [column]);"],
    [MIGRATION, "await runner.query('UPDATE `users` SET `a` = 1'); // no changeColumn here"],
    ['migrations/steps.ts', 'await runner.createTable(copy);'],
    ['test/line/x.spec.ts', 'afterAll(() => twilio.close());'],
    ['test/line/story.ts', '  afterAll(() => twilio.close());'],
  ])('lets in %s pass: %s', (file, text) => {
    expect(check(file, text)).toMatchObject({ status: 0, stderr: '' });
  });

  function check(file: string, text: string) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`);
    return spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  }
});
