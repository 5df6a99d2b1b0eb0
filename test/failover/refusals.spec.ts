import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseProxy } from '../kit/database-proxy.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

const USER = "'ewf'@'%'";
const PASSWORD = 'first';

/** A database server that refuses the service, which comes by a way of its own and as a user with few rights. */
class Refusing {
  private constructor(
    readonly rig: Rig,
    readonly proxy: DatabaseProxy,
    private readonly root: Connection,
    private readonly name: string,
  ) {}

  static async open(): Promise<Refusing> {
    let proxy: DatabaseProxy | undefined;
    let root: Connection | undefined;
    let name = '';
    const rig = await Rig.withThree({}, async (databaseUrl, server) => {
      name = new URL(databaseUrl).pathname.slice(1);
      root = await createConnection(server.url);
      await root.query(`CREATE USER ${USER} IDENTIFIED BY '${PASSWORD}'`);
      await root.query(`GRANT ALL ON \`${name}\`.* TO ${USER}`);
      const url = new URL(databaseUrl);
      [url.username, url.password] = ['ewf', PASSWORD];
      proxy = await DatabaseProxy.open(url.href);
      return proxy.url;
    });
    if (!proxy || !root) throw new Error('the rig did not ask for a way');
    return new Refusing(rig, proxy, root, name);
  }

  async administer(...statements: string[]): Promise<void> {
    for (const sql of statements) await this.root.query(sql);
  }

  /** Ends the service's connections: what a user may do counts from the next one on. */
  async disconnect(): Promise<void> {
    const [rows] = await this.root.query<RowDataPacket[]>('SHOW PROCESSLIST');
    for (const { Id, User } of rows) if (User === 'ewf') await this.root.query(`KILL ${Id}`).catch(() => undefined);
  }

  /** Leaves the user the rights that are named, on all tables but one. */
  async grant(rights: string, on: string, elsewhere = 'ALL'): Promise<void> {
    await this.administer(`REVOKE ALL, GRANT OPTION FROM ${USER}`);
    for (const table of await this.tables(this.name)) {
      await this.administer(`GRANT ${table === on ? rights : elsewhere} ON \`${this.name}\`.\`${table}\` TO ${USER}`);
    }
    await this.disconnect();
  }

  async grantAll(): Promise<void> {
    await this.administer(`REVOKE ALL, GRANT OPTION FROM ${USER}`, `GRANT ALL ON \`${this.name}\`.* TO ${USER}`);
    await this.disconnect();
  }

  /** Moves tables to a database that nobody asks for, or back. */
  async move(from: string, to: string, only?: string): Promise<void> {
    await this.administer(`CREATE DATABASE IF NOT EXISTS \`${to}\` CHARACTER SET utf8mb4`);
    const tables = only === undefined ? await this.tables(from) : [only];
    await this.administer(
      'SET foreign_key_checks = 0',
      `RENAME TABLE ${tables.map((table) => `\`${from}\`.\`${table}\` TO \`${to}\`.\`${table}\``).join(', ')}`,
      'SET foreign_key_checks = 1',
    );
    if (only === undefined) await this.administer(`DROP DATABASE \`${from}\``);
  }

  get database(): string {
    return this.name;
  }

  async close(): Promise<void> {
    await this.root.end();
    await this.rig.close();
    await this.proxy.close();
  }

  private async tables(database: string): Promise<string[]> {
    const [rows] = await this.root.query<RowDataPacket[]>('SHOW TABLES FROM ??', [database]);
    return rows.map((row) => String(Object.values(row)[0]));
  }
}

type Way = [
  name: string,
  reason: string,
  away: (its: Refusing) => Promise<void>,
  back: (its: Refusing) => Promise<void>,
];

/** Lets a server's error answer statements, until everything passes again. */
const injected = (name: string, reason: string, statements: RegExp, errno: number, message = name): Way => [
  name,
  reason,
  async ({ proxy }) => proxy.refuse(statements, { errno, message }),
  ({ proxy }) => proxy.pass(),
];

const WAYS: Way[] = [
  [
    'has another password now',
    'ACCESS_DENIED',
    async (its) => {
      await its.administer(`ALTER USER ${USER} IDENTIFIED BY 'second'`);
      await its.disconnect();
    },
    (its) => its.administer(`ALTER USER ${USER} IDENTIFIED BY '${PASSWORD}'`),
  ],
  [
    'has no such database any more',
    'DATABASE_MISSING',
    (its) => its.move(its.database, 'elsewhere'),
    (its) => its.move('elsewhere', its.database),
  ],
  [
    'misses a table',
    'TABLE_MISSING',
    (its) => its.move(its.database, 'elsewhere', 'incident_events'),
    (its) => its.move('elsewhere', its.database, 'incident_events'),
  ],
  [
    'gives no right to the database',
    'RIGHTS_MISSING',
    async (its) => {
      await its.administer(`REVOKE ALL, GRANT OPTION FROM ${USER}`);
      await its.disconnect();
    },
    (its) => its.grantAll(),
  ],
  [
    'gives no right to write one table of a call',
    'RIGHTS_MISSING',
    (its) => its.grant('SELECT, UPDATE', 'incident_events'),
    (its) => its.grantAll(),
  ],
  [
    'can only be read',
    'READ_ONLY',
    (its) => its.administer('SET GLOBAL read_only = 1'),
    (its) => its.administer('SET GLOBAL read_only = 0'),
  ],
  [
    'takes no more connections of this user',
    'TOO_MANY_CONNECTIONS',
    async (its) => {
      await its.administer(`GRANT USAGE ON *.* TO ${USER} WITH MAX_USER_CONNECTIONS -1`);
      await its.disconnect();
    },
    (its) => its.administer(`GRANT USAGE ON *.* TO ${USER} WITH MAX_USER_CONNECTIONS 0`),
  ],
  injected('has a full table space at INSERT', 'NO_SPACE', /^INSERT INTO .incident_events/, 1114),
  injected('has a full disk', 'NO_SPACE', /^(INSERT|UPDATE)/, 1021),
  injected(
    'has a full disk below its storage engine',
    'NO_SPACE',
    /^(INSERT|UPDATE)/,
    1030,
    'Got error 28 "No space left on device" from storage engine InnoDB',
  ),
  injected(
    'has a full disk at COMMIT',
    'NO_SPACE',
    /^COMMIT/,
    1180,
    'Got error 28 "No space left on device" during COMMIT',
  ),
  injected('is only read from COMMIT on', 'READ_ONLY', /^COMMIT/, 1290),
  injected('refuses COMMIT for a reason that nobody knows', 'REFUSED', /^COMMIT/, 3100),
  injected('refuses BEGIN for a reason that nobody knows', 'REFUSED', /^START/, 1105),
  injected('is shutting down', 'STARTING_OR_STOPPING', /^SELECT/, 1053),
  injected('kills what is asked', 'INTERRUPTED', /^SELECT/, 1317),
  injected('is not ready, as a node of a cluster', 'STARTING_OR_STOPPING', /^(SELECT|INSERT|UPDATE)/, 1047),
  injected('has lost a file', 'DAMAGED', /^SELECT/, 1016),
];

describe.skipIf(findServerBinary() === null)('while the database server refuses to work', () => {
  let refusing: Refusing;
  let calls = 0;
  beforeAll(async () => {
    refusing = await Refusing.open();
  });
  afterAll(() => refusing?.close());
  let goBack: (() => Promise<void>) | null = null;
  afterEach(async () => {
    await goBack?.();
    await refusing.rig.back();
  });

  it.each(WAYS)(
    'because it %s, calls go on, it is said why, and all is written later',
    async (_, reason, away, back) => {
      const { rig } = refusing;
      calls += 1;
      const before = rig.call(`CAbefore${calls}`, `+1415555${calls + 1000}`);
      const ada = await before.next();

      await away(refusing);
      goBack = () => back(refusing);
      await before.failed(ada);
      await rig.look();
      const ready = await rig.ready();
      const ben = await before.next({ incidentId: ada.incidentId });
      const during = rig.call(`CAduring${calls}`, `+1415555${calls + 2000}`);
      const first = await during.next();
      expect([ada, ben].map(({ userName }) => userName)).toEqual(['Ada', 'Ben']);
      expect(['Ada', 'Cem']).toContain(first.userName);
      await before.answered(ben);
      await before.completed(ada.incidentId, 60);
      await during.completed(first.incidentId, 0);

      const error = { code: 'DATABASE_UNAVAILABLE', reason };
      expect(ready).toMatchObject({ status: 200, body: { status: 'degraded', errors: [error] } });
      expect(ready.milliseconds).toBeLessThan(1000);
      expect(await (await fetch(`${rig.url}/metrics`)).text()).toContain(
        `ewf_database_trouble{reason="${reason}"} 1\n`,
      );
      expect(rig.logged.join('')).toContain(`"trouble":"${reason}"`);
      expect(rig.status).toMatchObject({ isAway: true, waiting: 6, rejected: 0 });

      await goBack();
      goBack = null;
      await rig.back();
      expect(rig.status).toMatchObject({ isAway: false, waiting: 0, unwritten: 0, rejected: 0 });
      const trails = await rig.trails();
      expect(trails[`CAbefore${calls}`]).toEqual(['offered', 'attempt_failed', 'offered', 'answered', 'completed']);
      expect(trails[`CAduring${calls}`]).toEqual(['offered', 'completed']);
      expect(await rig.ready()).toMatchObject({ status: 200, body: { status: 'ok', errors: [] } });
      const metrics = await (await fetch(`${rig.url}/metrics`)).text();
      expect(metrics).not.toContain('ewf_database_trouble{');
    },
  );
});
