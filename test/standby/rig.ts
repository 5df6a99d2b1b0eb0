import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { createApplication } from '../../src/application.js';
import { parseEnvironment } from '../../src/config/index.js';
import { DatabaseAvailability } from '../../src/database/index.js';
import { createLogger } from '../../src/operations/index.js';
import { StandbyStatus, Watch } from '../../src/standby/index.js';
import { TestClock } from '../kit/clock.js';
import { Company } from '../kit/company.js';
import { brokenInvariants } from '../kit/invariants.js';
import { MONDAY_MORNING, SECRET } from '../kit/line.js';
import { Phone } from '../kit/phone.js';
import { createDatabase, startMariaDb, type PrivateServer } from '../kit/servers/index.js';

const TRAILS =
  "SELECT i.call_sid, e.type FROM incidents i JOIN incident_events e ON e.incident_id = i.id WHERE e.source <> 'messenger' ORDER BY i.id, e.seq";

/** A service with a database server of its own, which can be taken away. */
export class Rig {
  readonly clock = new TestClock(MONDAY_MORNING);
  readonly folder = mkdtempSync(join(tmpdir(), 'ewf-standby-'));
  readonly logged: string[] = [];
  app: NestExpressApplication;
  url: string;

  private constructor(
    readonly server: PrivateServer,
    readonly databaseUrl: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<Rig> {
    const server = await startMariaDb({ parentFolder: '/dev/shm' });
    const rig = new Rig(server, await createDatabase(server.url, 'standby'), environment);
    await rig.start();
    return rig;
  }

  /** A line with three people: Ada and Ben on call, Cem as admin. */
  static async withThree(): Promise<Rig> {
    const rig = await Rig.open();
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
    return this.app.get(StandbyStatus).numbers();
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

  /** Looks whether the database is there, as the service does every second. */
  async look(): Promise<void> {
    await this.app.get(Watch).look();
  }

  /** Looks until the database is back and has everything. */
  async back(): Promise<void> {
    while (this.app.get(DatabaseAvailability).isAway) await this.look();
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
