import { afterAll, describe, expect, it } from 'vitest';
import { SqliteAdapter } from './sqlite-adapter.js';

const database = new SqliteAdapter(':memory:', {});

afterAll(() => {
  database.close();
});

function bound(value: unknown): unknown {
  return database.prepare('SELECT ? AS `value`').all(value)[0];
}

describe('what may be bound', () => {
  it.each<[string, unknown, unknown]>([
    ['null', null, null],
    ['text', 'it’s', 'it’s'],
    ['a number', 1.5, 1.5],
    ['true', true, 1],
    ['false', false, 0],
    ['a bigint', 7n, 7],
    ['bytes', new Uint8Array([1, 2]), new Uint8Array([1, 2])],
  ])('%s', (_, value, stored) => {
    expect(bound(value)).toMatchObject({ value: stored });
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['an object', { value: 1 }],
    ['a Date', new Date()],
    ['a list', [1]],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
  ])('%s is refused', (_, value) => {
    expect(() => bound(value)).toThrow(/can not bind/);
    expect(() => database.prepare('SELECT ?').run(value)).toThrow(/can not bind/);
  });

  it('an integer that a number can not hold is refused when it is read', () => {
    expect(() => database.prepare('SELECT 9007199254740993').all()).toThrow(/too large|represented/i);
  });
});

describe('statements', () => {
  it('tell rows from changes, and count them', () => {
    database.prepare('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)').run();
    const insert = database.prepare('INSERT INTO t (b) VALUES (?)');
    expect([insert.reader, database.prepare('SELECT * FROM t').reader]).toEqual([false, true]);
    expect(insert.run('x')).toEqual({ changes: 1, lastInsertRowid: 1 });
    expect(insert.run('y')).toEqual({ changes: 1, lastInsertRowid: 2 });
  });
});
