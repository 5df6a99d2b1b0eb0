import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dataSourceOptions, DatabaseAvailability, HeavyReads, Unit, UnitOfWork } from '../../src/database/index.js';
import { onEachDatabase, onServer, sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS n`).join(' UNION ALL ');

async function openLine(
  kind: Parameters<typeof Line.open>[0],
  incidents: number,
): Promise<{ line: Line; headers: Record<string, string> }> {
  const line = await Line.open(kind, { environment: SESSIONS });
  // Before anybody connects: a connection that is idle meanwhile would be closed just when it is used again.
  if (incidents > 0) await rememberMany(line, incidents);
  const { token } = await signIn(line, 'manager');
  await line.company.person('Ann', 'admin');
  return { line, headers: { Authorization: `Bearer ${token}` } };
}

/** A long history, each incident answered by its one attempt after 20 seconds. */
async function rememberMany(line: Line, incidents: number): Promise<void> {
  const numbers =
    `SELECT e.n * 10000 + d.n * 1000 + c.n * 100 + b.n * 10 + a.n + 1 AS n FROM (${DIGITS}) a, (${DIGITS}) b, ` +
    `(${DIGITS}) c, (${DIGITS}) d, (${DIGITS}) e`;
  await line.app.get(UnitOfWork).run(async (unit) => {
    await unit.change(
      'INSERT INTO incidents (id, call_sid, caller_phone, ladder, status, created_at, answered_at, answered_by_user_id, ended_at) ' +
        `SELECT n, n, '+14155551234', 'after_hours', 'completed', '2026-03-01 10:00:00.000', '2026-03-01 10:00:20.000', 1, ` +
        `'2026-03-01 10:01:00.000' FROM (${numbers}) x WHERE n <= ${incidents}`,
    );
    await unit.change(
      'INSERT INTO call_attempts (incident_id, user_id, user_name, step_name, phone_e164, status, timeout_seconds, offered_at) ' +
        `SELECT id, 1, 'Ann', 'admin', '+14155550101', 'answered', 30, created_at FROM incidents`,
    );
  });
}

onEachDatabase('statistics of a long history', (kind) => {
  /** Many pieces of a report. */
  const incidents = 6000;
  let line: Line;
  let headers: Record<string, string>;
  beforeAll(async () => {
    ({ line, headers } = await openLine(kind, incidents));
  }, 120_000);
  afterAll(() => line.close({ check: false }));

  const summary = (signal?: AbortSignal): Promise<Response> =>
    fetch(`${line.url}/api/metrics/summary?to=2026-11-01T00:00:00Z`, { headers, ...(signal && { signal }) });

  it('are complete, and several callers are served before they are', async () => {
    const order: string[] = [];
    const reports = [1, 2, 3].map(async () => {
      const response = await summary();
      order.push('report');
      return response.json();
    });
    for (let nth = 0; nth < 3; nth += 1) {
      expect((await line.call().next()).stepName).toBe('admin');
      order.push('call');
    }
    expect(order[0]).toBe('call');
    for (const report of await Promise.all(reports)) {
      expect(report).toMatchObject({
        incidents,
        answered: incidents,
        timeToAnswerSeconds: { p50: 20, p90: 20, mean: 20 },
        attemptsPerIncident: 1,
        steps: [{ stepName: 'admin', offered: incidents, answered: incidents }],
        users: [{ userId: 1, userName: 'Ann', offers: incidents, medianAnswerSeconds: 20 }],
      });
    }
  }, 120_000);

  it('are worked out no further when their client goes away', async () => {
    const { reports }: { reports: object } = line.app.get(HeavyReads);
    const pieces = vi.spyOn(Unit.prototype, 'rows');
    const client = new AbortController();
    const asked = summary(client.signal);
    await vi.waitFor(() => expect(pieces.mock.calls.length).toBeGreaterThan(10), { interval: 1, timeout: 30_000 });
    client.abort();
    await expect(asked).rejects.toThrow();
    await vi.waitFor(() => expect(reports).toMatchObject({ running: 0, inside: 0 }), 30_000);
    // Each piece asks five times.
    expect(pieces.mock.calls.length).toBeLessThan((incidents / 1000) * 5 - 10);
    pieces.mockRestore();
  }, 60_000);
});

onEachDatabase('what is read beside the calls', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind);
    await line.company.person('Ann', 'admin');
  }, 60_000);
  afterAll(() => line.close());

  const { signal } = new AbortController();

  it('is read where nothing can be written', async () => {
    const write = line.app.get(HeavyReads).list(signal, (unit) => unit.change('DELETE FROM `change_log`'));
    await expect(write).rejects.toMatchObject({ trouble: 'READ_ONLY' });
  });

  it('is all that was written before, also after a read that failed', async () => {
    const reads = line.app.get(HeavyReads);
    const names = (): Promise<unknown[]> =>
      reads.list(signal, (unit) => unit.rows('SELECT `name` FROM `users` ORDER BY `id`'));
    expect(await names()).toEqual([{ name: 'Ann' }]);
    await line.company.person('Bo', 'manager');
    await expect(reads.list(signal, (unit) => unit.rows('SELECT `nothing` FROM `users`'))).rejects.toThrow();
    expect(await names()).toEqual([{ name: 'Ann' }, { name: 'Bo' }]);
  });
});

describe('a long statement on SQLite', () => {
  it('runs beside the thread that answers calls', async () => {
    const line = await Line.open(sqlite);
    await line.company.person('Ann', 'admin');
    const order: string[] = [];
    const { signal } = new AbortController();
    const read = line.app.get(HeavyReads).list(signal, async (unit) => {
      // The thread is ready when the first statement has run.
      await unit.rows('SELECT 1');
      const counted = unit.rows(
        'WITH RECURSIVE `numbers` (`n`) AS (SELECT 1 UNION ALL SELECT `n` + 1 FROM `numbers` WHERE `n` < 20000000) ' +
          'SELECT COUNT(*) AS `count` FROM `numbers`',
      );
      order.push('begun');
      const rows = await counted;
      order.push('read');
      return rows;
    });
    await vi.waitFor(() => expect(order).toEqual(['begun']), { interval: 1, timeout: 30_000 });
    expect((await line.call().next()).stepName).toBe('admin');
    order.push('call');
    expect(await read).toEqual([{ count: 20_000_000 }]);
    expect(order).toEqual(['begun', 'call', 'read']);
    await line.close();
  }, 120_000);

  it('runs on the one connection there is where the database is in memory', async () => {
    const options = dataSourceOptions({ kind: 'sqlite', path: ':memory:' }, { entities: [], migrations: [] });
    const source = await new DataSource(options).initialize();
    const availability = new DatabaseAvailability();
    const units = new UnitOfWork(source, availability);
    await units.run((unit) => unit.change('CREATE TABLE `notes` AS SELECT 1 AS `id`'));
    const reads = new HeavyReads(source, units, availability);
    const { signal } = new AbortController();
    expect(await reads.list(signal, (unit) => unit.rows('SELECT * FROM `notes`'))).toEqual([{ id: 1 }]);
    await reads.onModuleDestroy();
    await source.destroy();
  });
});

onServer('lists that wait for a locked table', (kind) => {
  let line: Line;
  let headers: Record<string, string>;
  let locking: Connection;
  let other: Connection;
  beforeAll(async () => {
    ({ line, headers } = await openLine(kind, 0));
    const { host, port, username, password, database } = line.dataSource.options as unknown as Record<string, string>;
    const open = (): Promise<Connection> =>
      createConnection({ host, port: Number(port), user: username, password, database });
    [locking, other] = [await open(), await open()];
  }, 60_000);
  afterAll(async () => {
    await locking.end();
    await other.end();
    await line.close();
  });

  const running = async (): Promise<number> => {
    const [rows] = await other.query<RowDataPacket[]>(
      "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE '%`change_log`%' AND ID <> CONNECTION_ID()",
    );
    return rows.length;
  };
  const audit = (signal?: AbortSignal): Promise<Response> =>
    fetch(`${line.url}/api/audit`, { headers, ...(signal && { signal }) });

  it('keep no call, no report and no more than two connections, and leave their places when they go', async () => {
    await locking.query('LOCK TABLES `change_log` WRITE');
    const clients = new AbortController();
    const gone = Array.from({ length: 40 }, () => audit(clients.signal).catch(() => null));
    await vi.waitFor(async () => expect(await running()).toBe(2), 30_000);

    const call = line.call('CA-beside-lists');
    const target = await call.next();
    expect(target.stepName).toBe('admin');
    await call.answered(target);
    const [written] = await other.query("SELECT `status` FROM `incidents` WHERE `call_sid` = 'CA-beside-lists'");
    expect(written).toEqual([{ status: 'answered' }]);
    expect((await fetch(`${line.url}/api/metrics/summary`, { headers })).status).toBe(200);
    expect(await running()).toBe(2);

    clients.abort();
    expect(await Promise.all(gone)).toEqual(gone.map(() => null));
    const places: { lists: object } = line.app.get(HeavyReads);
    await vi.waitFor(() => expect(places.lists).toMatchObject({ inside: 0 }), 30_000);
    const waiting = Array.from({ length: 50 }, () => audit());
    await vi.waitFor(() => expect(places.lists).toMatchObject({ inside: 50 }), 30_000);
    const refused = await audit();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_READS' });
    expect(await running()).toBe(2);

    await locking.query('UNLOCK TABLES');
    const answers = await Promise.all(waiting);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(40);
    for (const { status, headers: told } of answers) if (status !== 200) expect(told.get('retry-after')).toBe('30');
  }, 120_000);

  it('are read by statements that end', async () => {
    const reads = line.app.get(HeavyReads);
    const { signal } = new AbortController();
    const ask = 'SHOW SESSION VARIABLES WHERE Variable_name IN (?, ?)';
    const [limit] = await reads.list(signal, (unit) =>
      unit.rows<{ Value: string }>(ask, ['max_statement_time', 'max_execution_time']),
    );
    expect([15, 15_000]).toContain(Number(limit?.Value));
    if (kind.name !== 'MariaDB') return; // MySQL ends SLEEP without an error
    const slow = reads.list(signal, async (unit) => {
      await unit.change('SET SESSION max_statement_time = 0.1');
      return unit.rows('SELECT SLEEP(60) AS `slept`');
    });
    await expect(slow).rejects.toMatchObject({ code: 'READ_TOO_LONG', status: 503 });
  }, 60_000);
});
