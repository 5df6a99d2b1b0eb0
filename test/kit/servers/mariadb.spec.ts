import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createDatabase,
  dropDatabase,
  findServerBinary,
  identifyServer,
  noServerReason,
  startMariaDb,
  type PrivateServer,
} from './index.js';

describe('a private database server', () => {
  const installed = findServerBinary() !== null;
  let server: PrivateServer;

  beforeAll(async () => {
    if (installed) server = await startMariaDb();
  });

  beforeEach((context) => {
    context.skip(!installed, noServerReason);
  });

  afterAll(async () => {
    if (installed) await server.stop();
  });

  it('answers, and says truly what it is', async () => {
    expect(await answer(server.url)).toBe(1);
    const asked = await identifyServer(`${server.url.replace(/^\w+/, 'mysql')}/no_such_database`);
    expect(asked).toMatchObject({ kind: server.kind, url: server.url });
  });

  it('makes and drops databases of its own, in utf8mb4, and no others', async () => {
    const first = await createDatabase(server.url, 'routing');
    const second = await createDatabase(server.url, 'routing');
    expect(first).not.toBe(second);
    expect(await answer(first, 'SELECT @@character_set_database AS value')).toBe('utf8mb4');

    await dropDatabase(first);

    await expect(answer(first)).rejects.toThrow('Unknown database');
    expect(await answer(second)).toBe(1);
    await expect(dropDatabase(`${server.url}/mysql`)).rejects.toThrow('was not made by the tests');
  });

  it('keeps what was committed over a crash, and its port over a restart', async () => {
    const url = await createDatabase(server.url, 'crash');
    await answer(url, 'CREATE TABLE kept (value INT)', 'INSERT INTO kept VALUES (7)');

    await server.crash();
    await expect(answer(url)).rejects.toThrow('ECONNREFUSED');
    await server.restart();

    expect(await answer(url, 'SELECT value FROM kept')).toBe(7);
  });

  it('is silent while frozen, and answers when thawed', async () => {
    server.freeze();
    const answered = answer(server.url);
    expect(await Promise.race([answered, sleep(300, 'silent')])).toBe('silent');
    server.thaw();
    expect(await answered).toBe(1);
  });

  it('leaves neither process nor folder, even when it is stopped frozen', async () => {
    const pid = server.pid();
    expect(isAlive(pid)).toBe(true);
    server.freeze();

    await server.stop();

    expect(isAlive(pid)).toBe(false);
    expect(existsSync(server.folder)).toBe(false);
  });
});

/** The column `value` of the last statement's first row. */
async function answer(url: string, ...statements: string[]): Promise<unknown> {
  const connection = await createConnection(url);
  try {
    let rows: unknown = [];
    for (const sql of statements.length > 0 ? statements : ['SELECT 1 AS value']) [rows] = await connection.query(sql);
    return (rows as { value: unknown }[])[0]?.value;
  } finally {
    connection.destroy();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
