import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onServer, sqlite } from '../kit/databases.js';
import { inventHistory } from '../kit/history.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import type { Statement } from '../kit/recorder.js';
import { measureRequests, staff } from './requests.js';

/** Tables that stay small whatever happens: reading them whole is right. */
const SMALL = /roster_revision|rotating_pool_members|^<|^r\d+$/;
/** More rows than this are no look-up by an index. */
const MAX_ROWS = 200;

interface Access {
  readonly table: string | null;
  readonly type: string | null;
  readonly key: string | null;
  readonly rows: number | string | null;
  readonly Extra: string | null;
}

/** Every statement of all kinds of requests, once. */
async function statementsOf(line: Line): Promise<Statement[]> {
  const all = (await measureRequests(line)).flatMap(({ statements }) => statements);
  const bySql = new Map(all.map((statement) => [statement.sql, statement]));
  return [...bySql.values()].filter(({ sql }) => /^(SELECT|UPDATE|INSERT|DELETE)/.test(sql));
}

onServer('with 100,000 incidents, each statement of a request', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind, { start: MONDAY_NIGHT });
    await staff(line, 5);
    await inventHistory(line, 100_000);
    for (const table of ['incidents', 'call_attempts', 'incident_events']) {
      await line.dataSource.query(`ANALYZE TABLE ${table}`);
    }
  }, 600_000);
  afterAll(() => line.close({ check: false }));

  it('finds its rows by an index', async () => {
    const statements = await statementsOf(line);
    expect(statements.length).toBeGreaterThan(8);
    let accesses = 0;
    for (const { sql, parameters } of statements) {
      const rows = await line.dataSource.query<Access[]>(`EXPLAIN ${sql}`, [...parameters]);
      for (const { table, type, key, rows: estimate, Extra } of rows) {
        const isNothing = table === null || SMALL.test(table) || /Impossible|no matching row/i.test(Extra ?? '');
        if (isNothing || (sql.startsWith('INSERT') && key === null && type === 'ALL' && estimate === null)) continue;
        accesses += 1;
        const what = `${sql}\n${JSON.stringify({ table, type, key, estimate, Extra })}`;
        expect(type, what).not.toBe('ALL');
        expect(key, what).not.toBeNull();
        expect(Number.parseInt(String(estimate), 10), what).toBeLessThan(MAX_ROWS);
      }
    }
    expect(accesses).toBeGreaterThan(8);
  });
});

describe('with SQLite, each statement of a request', () => {
  it('scans no table that grows', async () => {
    const line = await Line.open(sqlite, { start: MONDAY_NIGHT });
    try {
      await staff(line, 5);
      for (const { sql, parameters } of await statementsOf(line)) {
        const plan = await line.dataSource.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, [...parameters]);
        const scans = plan.filter(({ detail }) =>
          /^SCAN (incidents|call_attempts|incident_events|i|a|e)\b/.test(detail),
        );
        expect(scans, sql).toEqual([]);
      }
    } finally {
      await line.close();
    }
  });
});
