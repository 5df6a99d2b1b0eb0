import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { DatabaseAvailability } from '../../src/database/index.js';
import { createLogger } from '../../src/operations/index.js';
import { FailoverStatus, FailoverMonitor } from '../../src/calls/index.js';
import { TestClock } from '../kit/clock.js';
import { Company } from '../kit/company.js';
import { brokenInvariants } from '../kit/invariants.js';
import { MONDAY_MORNING, SECRET } from '../kit/line.js';
import { Phone } from '../kit/phone.js';
import { createDatabase, startMariaDb, type PrivateServer } from '../kit/servers/index.js';

const TRAILS =
  "SELECT i.call_sid, e.type FROM incidents i JOIN incident_events e ON e.incident_id = i.id WHERE e.source <> 'messenger' ORDER BY i.id, e.seq";

/** How long a database that can be used again may seem away. */
const MAX_BACK_MILLISECONDS = 8000;

/** A service with a database server of its own, which can be taken away. */
export class Rig {
  readonly clock = new TestClock(MONDAY_MORNING);
  /** STANDBY_DIR. */
  readonly folder: string;
  readonly logged: string[] = [];
  app: NestExpressApplication;
  url: string;

  private constructor(
    readonly server: PrivateServer,
    readonly databaseUrl: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    this.folder = environment['STANDBY_DIR'] ?? mkdtempSync(join(tmpdir(), 'ewf-standby-'));
  }

  /** `way`: how the service reaches its database, instead of as the server's administrator. */
  static async open(
    environment: Readonly<Record<string, string>> = {},
    way: (databaseUrl: string, server: PrivateServer) => Promise<string> = (url) => Promise.resolve(url),
  ): Promise<Rig> {
    const server = await startMariaDb({ parentFolder: '/dev/shm' });
    const url = await way(await createDatabase(server.url, 'standby'), server);
    const rig = new Rig(server, url, environment);
    await rig.start();
    return rig;
  }

  /** A line with three people: Ada and Ben on call, Cem as admin. */
  static async withThree(...options: Parameters<typeof Rig.open>): Promise<Rig> {
    const rig = await Rig.open(...options);
    const { company } = rig;
    await company.onCall(await company.technician('Ada'), 'primary');
    await company.onCall(await company.technician('Ben'), 'secondary');
    await company.person('Cem', 'admin');
    await rig.look();
    return rig;
  }

  get company(): Company {
    return new Company(this.app, this.clock);
  }

  /** What waits on disk. */
  journal(): string {
    return readFileSync(join(this.folder, 'journal.ndjson'), 'utf8');
  }

  get status() {
    return this.app.get(FailoverStatus).numbers();
  }

  /** Starts the service as `npm start` does, with what STANDBY_DIR holds. */
  async start(): Promise<void> {
    const environment = parseEnvironment({
      NODE_ENV: 'test',
      WEBHOOK_SECRET: SECRET,
      DATABASE_URL: this.databaseUrl,
      STANDBY_DIR: this.folder,
      ...this.environment,
    });
    const logger = createLogger('debug', { write: (line: string) => this.logged.push(line) });
    this.app = await createApplication(environment, logger, this.clock);
    await this.app.listen(0, '127.0.0.1');
    this.url = await this.app.getUrl();
  }

  call(callSid: string, callerPhone = '+14155551234'): Phone {
    return new Phone(this.url, { callSid, callerPhone });
  }

  /** Any request to telephony, with the secret unless `headers` say otherwise. */
  async post(path: string, body: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.url}/api/telephony/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${SECRET}`, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  /**
   * Leaves the service as a kill would, with nothing put in order, and starts it anew; with another journal if given,
   * or without what it knew.
   */
  async killAndStart(journal?: Buffer, { forgets = false } = {}): Promise<void> {
    const killed = this.app;
    const left = mkdtempSync(join(tmpdir(), 'ewf-left-'));
    cpSync(this.folder, left, { recursive: true });
    await killed.close();
    rmSync(this.folder, { recursive: true });
    renameSync(left, this.folder);
    if (forgets) rmSync(join(this.folder, 'snapshot.bin'));
    if (journal) writeFileSync(join(this.folder, 'journal.ndjson'), journal);
    await this.start();
  }

  /** Lets what goes on beside an answer end. */
  async settle(): Promise<void> {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  /** What the service says of itself, and after how many milliseconds. */
  async ready() {
    const began = performance.now();
    const response = await fetch(`${this.url}/health/ready`);
    const body: unknown = await response.json();
    return { status: response.status, body, milliseconds: performance.now() - began };
  }

  /** Asks until the service says that all is well. @throws Error with what it says when that takes long. */
  async well(): Promise<void> {
    const until = performance.now() + MAX_BACK_MILLISECONDS;
    for (;;) {
      const { body } = await this.ready();
      if ((body as { status: string }).status === 'ok') return;
      if (performance.now() > until) throw new Error(`It is not well: ${JSON.stringify(body)}`);
      await this.look();
    }
  }

  /** Looks whether the database is there, as the service does every second. */
  async look(): Promise<void> {
    await this.app.get(FailoverMonitor).look();
  }

  /** Looks until the database is back and has everything. @throws Error with the last of the log when that takes long. */
  async back(): Promise<void> {
    const until = performance.now() + MAX_BACK_MILLISECONDS;
    while (this.app.get(DatabaseAvailability).isAway) {
      await this.look();
      if (performance.now() > until) throw new Error(`The database is not back:\n${this.logged.slice(-20).join('')}`);
    }
  }

  /** Looks until the database has what was answered without it, but so much. @throws Error when that takes long. */
  async written(left = 0): Promise<void> {
    const until = performance.now() + MAX_BACK_MILLISECONDS;
    while (this.status.waiting > left) {
      await this.look();
      if (performance.now() > until) throw new Error(`It is not written:\n${this.logged.slice(-20).join('')}`);
    }
  }

  /** Rows of a SELECT. */
  rows<Row>(sql: string): Promise<Row[]> {
    return this.app.get(DataSource).query(sql);
  }

  /** The trail of every call, as the database has it. @throws Error when an invariant is broken there. */
  async trails(): Promise<Record<string, string[]>> {
    const broken = await brokenInvariants(this.app.get(DataSource));
    if (broken.length > 0) throw new Error(`Invariants broken:\n${broken.join('\n')}`);
    const found: Record<string, string[]> = {};
    for (const { call_sid, type } of await this.rows<{ call_sid: string; type: string }>(TRAILS)) {
      (found[call_sid] ??= []).push(type);
    }
    return found;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
