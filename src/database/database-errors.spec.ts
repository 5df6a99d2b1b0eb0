import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QueryFailedError } from 'typeorm';
import { isPrimaryKeyViolation, isUnavailable, isUniqueViolation } from './database-errors.js';
import { SqliteAdapter } from './sqlite-adapter.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-errors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What SQLite throws. */
function errorOf(task: () => unknown): unknown {
  try {
    task();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('an embedded database is unavailable', () => {
  const open = (name = 'ewf.sqlite') => new SqliteAdapter(join(folder, name), { timeout: 0 });

  it('when another connection holds its lock, when it may not grow, and when it is read-only, with rows or without', () => {
    const first = open();
    first.prepare('CREATE TABLE t (a)').run();
    const second = open();
    first.prepare('BEGIN EXCLUSIVE').run();
    const locked = [
      () => second.prepare('SELECT * FROM t').all(),
      () => second.prepare('INSERT INTO t VALUES (1)').run(),
    ];
    expect(locked.map((task) => isUnavailable(errorOf(task)))).toEqual([true, true]);
    first.prepare('COMMIT').run();
    second.pragma('max_page_count = 2');
    const growing = 'INSERT INTO t VALUES (zeroblob(9000))';
    expect(isUnavailable(errorOf(() => second.prepare(growing).run()))).toBe(true);
    expect(isUnavailable(errorOf(() => second.prepare(`${growing} RETURNING a`).all()))).toBe(true);
    second.pragma('query_only = ON');
    expect(isUnavailable(errorOf(() => second.prepare('INSERT INTO t VALUES (1)').run()))).toBe(true);
    first.close();
    second.close();
  });

  it('when its file is something else, or can not be opened', () => {
    writeFileSync(join(folder, 'text'), 'this is no database, and long enough to be looked at as one. '.repeat(20));
    const text = open('text');
    expect(isUnavailable(errorOf(() => text.prepare('SELECT * FROM sqlite_master').all()))).toBe(true);
    text.close();
    expect(isUnavailable(errorOf(() => open('.')))).toBe(true);
  });

  it('and not when a statement is wrong or breaks a key', () => {
    const database = open();
    database.prepare('CREATE TABLE t (a UNIQUE)').run();
    database.prepare('INSERT INTO t VALUES (1)').run();
    const wrong = ['INSERT INTO t VALUES (1)', 'INSERT INTO t VALUES (1) RETURNING a'];
    for (const sql of wrong)
      expect([sql, isUnavailable(errorOf(() => database.prepare(sql).all()))]).toEqual([sql, false]);
    expect(isUnavailable(errorOf(() => database.prepare('SELECT * FROM missing')))).toBe(false);
    database.close();
  });
});

describe('two rows with one id', () => {
  /** The driver's error, as a unit gets it. */
  const failed = (error: object) => new QueryFailedError('INSERT', [], Object.assign(new Error(), error));
  const told = (error: unknown) => [isUniqueViolation(error), isPrimaryKeyViolation(error)];

  it.each([
    ["Duplicate entry '5' for key 'PRIMARY'", true],
    ["Duplicate entry '5' for key 'incidents.PRIMARY'", true],
    ["Doppelter Eintrag '5' für Schlüssel 'PRIMARY'", true],
    ["Duplicate entry 'CA1' for key 'uq_incidents_call_sid'", false],
    ["Duplicate entry 'CA1' for key 'incidents.uq_incidents_call_sid'", false],
    ["Duplicate entry 'x' for key 'PRIMARY'' for key 'uq_incidents_call_sid'", false],
  ])('are told from two of one call on a server: %s', (message, isPrimary) => {
    expect(told(failed({ errno: 1062, message }))).toEqual([true, isPrimary]);
    expect(told(failed({ errno: 1452, message }))).toEqual([false, false]);
  });

  it('are told from two of one call on SQLite', () => {
    const database = new SqliteAdapter(join(folder, 'keys.sqlite'), { timeout: 0 });
    database.prepare('CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, call_sid TEXT UNIQUE)').run();
    database.prepare("INSERT INTO t VALUES (1, 'CA1')").run();
    const failing = (row: string) => errorOf(() => database.prepare(`INSERT INTO t VALUES ${row}`).run()) as object;
    const wrapped = (error: object) => new QueryFailedError('INSERT', [], error as Error);
    expect(told(wrapped(failing("(1, 'CA2')")))).toEqual([true, true]);
    expect(told(wrapped(failing("(2, 'CA1')")))).toEqual([true, false]);
    database.close();
  });
});
