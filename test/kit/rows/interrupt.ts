import type { DataSource, QueryRunner } from 'typeorm';

/**
 * What changes something. Left out: the table of records, which is made before all else and stays, and the second and
 * third way of altering a table, before which nothing more has happened than before the first.
 */
const CHANGES =
  /^\s*(?!CREATE TABLE IF NOT EXISTS)(ALTER|CREATE|DROP|RENAME|INSERT|UPDATE|DELETE|COMMIT)\b(?!.*(ALGORITHM=INPLACE|LOCK=SHARED))/is;
/** How many of many statements alike, one after the other, are worth dying before. */
const ALIKE = 2;

/** What came of a process that was to die. */
export interface Death {
  /** Whether it came to the statement at which it was to die. */
  readonly hasCome: boolean;
}

/**
 * Lets what runs on this DataSource from now on die before its statement number `nth` that changes something: neither
 * that nor any later one reaches the server.
 */
export function dieBefore(dataSource: DataSource, nth: number): Death {
  const death = { hasCome: false };
  let count = 0;
  let last = { sql: '', times: 0 };
  onEachStatement(dataSource, (sql, run) => {
    last = { sql, times: sql === last.sql ? last.times + 1 : 1 };
    if (CHANGES.test(sql) && last.times <= ALIKE) count += 1;
    if (count === nth) death.hasCome = true;
    return death.hasCome ? Promise.reject(new Error('the process died')) : run();
  });
  return death;
}

/** Returns the statements that succeed on this DataSource from now on. */
export function statementsFromNowOn(dataSource: DataSource): readonly string[] {
  const statements: string[] = [];
  onEachStatement(dataSource, async (sql, run) => {
    const result = await run();
    statements.push(sql);
    return result;
  });
  return statements;
}

function onEachStatement(dataSource: DataSource, act: (sql: string, run: () => Promise<unknown>) => Promise<unknown>) {
  const create = dataSource.createQueryRunner.bind(dataSource);
  dataSource.createQueryRunner = (...args) => {
    const runner = create(...args);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    runner.query = ((...given: unknown[]) => act(String(given[0]), () => query(...given))) as QueryRunner['query'];
    return runner;
  };
}
