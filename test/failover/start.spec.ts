import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appDatabase } from '../../src/app.database.js';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { migrate, takeBack } from '../../src/database/index.js';
import { createLogger } from '../../src/operations/index.js';
import { FailoverMonitor } from '../../src/calls/index.js';
import { DatabaseProxy } from '../kit/database-proxy.js';
import { createDatabase, findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

const USER = "'ewf'@'%'";
const PASSWORD = 'first';

describe.skipIf(findServerBinary() === null)('a start while the database server refuses to work', () => {
  let rig: Rig;
  let proxy: DatabaseProxy;
  let root: Connection;
  let asRoot: string;
  let calls = 0;
  beforeAll(async () => {
    rig = await Rig.withThree({}, async (databaseUrl) => {
      asRoot = databaseUrl;
      root = await createConnection(databaseUrl);
      const name = new URL(databaseUrl).pathname.slice(1);
      await root.query(`CREATE USER ${USER} IDENTIFIED BY '${PASSWORD}'`);
      await root.query(`GRANT ALL ON \`${name}\`.* TO ${USER}`);
      const url = new URL(databaseUrl);
      [url.username, url.password] = ['ewf', PASSWORD];
      proxy = await DatabaseProxy.open(url.href);
      return proxy.url;
    });
  });
  afterAll(async () => {
    await root.end();
    await rig.close();
    await proxy.close();
  });
  afterEach(async () => {
    await root.query(`ALTER USER ${USER} IDENTIFIED BY '${PASSWORD}'`);
    await proxy.pass();
  });

  /** Lets a call begin and end in memory, and sees that it is written once the database can be used. */
  async function callsGoOn(back: () => Promise<unknown>): Promise<void> {
    calls += 1;
    const call = rig.call(`CAstart${calls}`);
    const ada = await call.next();
    expect(ada.userName).toBe('Ada');
    expect(await rig.ready()).toMatchObject({ status: 200, body: { status: 'degraded' } });
    await call.answered(ada);
    await call.completed(ada.incidentId, 60);
    expect(rig.status).toMatchObject({ isAway: true, waiting: 3, unwritten: 0 });
    await back();
    await rig.back();
    expect((await rig.trails())[`CAstart${calls}`]).toEqual(['offered', 'answered', 'completed']);
    expect(await rig.ready()).toMatchObject({ status: 200, body: { status: 'ok', errors: [] } });
  }

  it('listens and answers from memory after a rotated password, and migrates when it is let in', async () => {
    const database = await new DataSource(appDatabase(parseEnvironment({ DATABASE_URL: asRoot }))).initialize();
    const newest = await takeBack(database);
    await database.destroy();
    await root.query(`ALTER USER ${USER} IDENTIFIED BY 'second'`);
    await rig.killAndStart();
    expect((await rig.ready()).body).toMatchObject({ errors: [{ reason: 'ACCESS_DENIED' }] });
    await callsGoOn(() => root.query(`ALTER USER ${USER} IDENTIFIED BY '${PASSWORD}'`));
    const [rows] = await root.query('SELECT name FROM migrations WHERE name = ?', [newest]);
    expect(rows).toEqual([{ name: newest }]);
  });

  it.each([
    ['every statement', /./],
    ['what writes', /^(INSERT|UPDATE|START)/],
  ])('listens and answers from memory when the server is read-only for %s', async (_, statements) => {
    proxy.refuse(statements, { errno: 1290, message: 'running with the --read-only option' });
    await rig.killAndStart();
    await callsGoOn(() => proxy.pass());
  });

  it('listens and answers from memory when the network swallows everything', async () => {
    proxy.swallow();
    await rig.killAndStart();
    await callsGoOn(() => proxy.pass());
  });

  it('listens and answers from memory while another instance migrates', async () => {
    const [[lock]] = (await root.query('SELECT DATABASE() AS name')) as unknown as [[{ name: string }]];
    const { createHash } = await import('node:crypto');
    const name = `ewf_migrations_${createHash('sha256').update(lock.name).digest('hex').slice(0, 32)}`;
    await root.query('SELECT GET_LOCK(?, 10)', [name]);
    await rig.killAndStart();
    await callsGoOn(() => root.query('DO RELEASE_LOCK(?)', [name]));
  });

  it('is not ready before the operator has migrated, and makes the first admin after that', async () => {
    const DATABASE_URL = await createDatabase(rig.server.url, 'manual');
    const folder = mkdtempSync(join(tmpdir(), 'ewf-manual-'));
    const admin = {
      ADMIN_EMAIL: 'first@example.com',
      ADMIN_PASSWORD: 'copper kettle in the rain',
      JWT_SECRET: 's'.repeat(32),
    };
    const environment = parseEnvironment({ DATABASE_URL, STANDBY_DIR: folder, MIGRATIONS: 'manual', ...admin });
    const app = await createApplication(environment, createLogger('silent'));
    await app.listen(0, '127.0.0.1');
    const ready = async () => (await fetch(`${await app.getUrl()}/health/ready`)).status;
    expect(await ready()).toBe(503);
    const dataSource = await new DataSource(appDatabase(environment)).initialize();
    await migrate(dataSource);
    while ((await ready()) !== 200) await app.get(FailoverMonitor).look();
    const admins = () => dataSource.query('SELECT email FROM users');
    await expect.poll(admins, { timeout: 10_000 }).toEqual([{ email: 'first@example.com' }]);
    await app.close();
    await dataSource.destroy();
    rmSync(folder, { recursive: true });
  });

  it.each([
    [/DATABASE_URL: Access denied for user 'ewf'.*Check user and password/, 'wrong', null],
    [/can only be read \(read-only here\)/, PASSWORD, { errno: 1290, message: 'read-only here' }],
  ])('says plainly what is wrong where nothing stands in: %s', async (words, password, refusal) => {
    if (refusal) proxy.refuse(/^CREATE|^SELECT/, refusal);
    const url = new URL(proxy.url);
    url.password = password;
    const folder = mkdtempSync(join(tmpdir(), 'ewf-empty-'));
    const environment = parseEnvironment({ DATABASE_URL: url.href, STANDBY_DIR: folder });
    const start = createApplication(environment, createLogger('silent'));
    await expect(start).rejects.toMatchObject({ name: 'EnvironmentError', message: expect.stringMatching(words) });
    rmSync(folder, { recursive: true });
  });
});
