import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { createApplication } from '../../src/application.js';
import { Clock } from '../../src/common/index.js';
import { parseEnvironment } from '../../src/config/index.js';
import { createLogger } from '../../src/operations/index.js';
import { FailoverStatus, Peers } from '../../src/calls/index.js';
import { SIGNED_ONLY } from '../flows/flow-call.js';
import { Company } from '../kit/company.js';
import { DatabaseProxy } from '../kit/database-proxy.js';
import { brokenInvariants } from '../kit/invariants.js';
import { createDatabase, startMariaDb, type PrivateServer } from '../kit/servers/index.js';

const MAX_RECOVERY_MILLISECONDS = 30_000;

/** One of two instances. */
interface Instance {
  readonly app: NestExpressApplication;
  readonly url: string;
}

/** Two instances of the service on one database server. The first reaches it by a way of its own, which can be cut. */
export class Pair {
  /** What the two have complained of: warnings and errors, a line each. */
  readonly complaints: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'ewf-pair-'));
  private instances: Instance[] = [];

  private constructor(
    private readonly server: PrivateServer,
    readonly proxy: DatabaseProxy,
  ) {}

  static async open(): Promise<Pair> {
    const server = await startMariaDb({ parentFolder: '/dev/shm' });
    const databaseUrl = await createDatabase(server.url, 'pair');
    const pair = new Pair(server, await DatabaseProxy.open(databaseUrl));
    pair.instances = [await pair.start('cut', pair.proxy.url), await pair.start('whole', databaseUrl)];
    await pair.inventCompany();
    await pair.recovered();
    return pair;
  }

  get urls(): string[] {
    return this.instances.map(({ url }) => url);
  }

  /** What each says of itself. */
  async readiness(): Promise<unknown[]> {
    return Promise.all(this.urls.map(async (url) => (await fetch(`${url}/health/ready`)).json()));
  }

  /** Waits until each knows of the other. */
  async acquainted(): Promise<void> {
    while (this.instances.some(({ app }) => app.get(Peers).count === 0)) await pause(50);
  }

  /** Ends the server for both of them, without a word. */
  async crash(): Promise<void> {
    await this.server.crash();
  }

  /** Starts the server again. */
  async restart(): Promise<void> {
    await this.server.restart();
  }

  /** Waits until both are well and nothing waits for the database. @throws Error when that takes long. */
  async recovered(): Promise<void> {
    for (const until = performance.now() + MAX_RECOVERY_MILLISECONDS; ; await pause(50)) {
      const all = (await this.readiness()) as { status: string }[];
      const waiting = this.instances.map(({ app }) => app.get(FailoverStatus).numbers().waiting);
      if (all.every(({ status }) => status === 'ok') && waiting.every((count) => count === 0)) return;
      if (performance.now() > until) throw new Error(`not recovered: ${JSON.stringify({ all, waiting })}`);
    }
  }

  /** Which of these requests have left no event in the database, and which invariants are broken in it. */
  async missing(requestIds: readonly string[]): Promise<{ requests: string[]; broken: string[] }> {
    const dataSource = this.instances[1]?.app.get(DataSource);
    if (!dataSource) throw new Error('the pair is not open');
    const rows: { request_id: string }[] = await dataSource.query('SELECT DISTINCT request_id FROM incident_events');
    const known = new Set(rows.map(({ request_id }) => request_id));
    return { requests: requestIds.filter((id) => !known.has(id)), broken: await brokenInvariants(dataSource) };
  }

  async close(): Promise<void> {
    for (const { app } of this.instances) await app.close();
    await this.proxy.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(name: string, databaseUrl: string): Promise<Instance> {
    const environment = parseEnvironment({
      NODE_ENV: 'test',
      ...SIGNED_ONLY,
      DATABASE_URL: databaseUrl,
      STANDBY_DIR: join(this.folder, name),
    });
    const logger = createLogger('warn', { write: (line: string) => this.complaints.push(`${name} ${line}`) });
    const app = await createApplication(environment, logger);
    await app.listen(0, '127.0.0.1');
    return { app, url: await app.getUrl() };
  }

  private async inventCompany(): Promise<void> {
    const app = this.instances[0]?.app;
    if (!app) throw new Error('the pair is not open');
    const company = new Company(app, new Clock());
    await company.onCall(await company.technician('Ada'), 'primary');
    await company.onCall(await company.technician('Ben'), 'secondary');
    for (let index = 0; index < 4; index += 1) {
      await company.person(`Admin ${index}`, 'admin');
      await company.person(`Manager ${index}`, 'manager');
    }
    await company.pool(...(await Promise.all([0, 1, 2].map((index) => company.technician(`Pool ${index}`)))));
  }
}
