import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { appDatabase } from '../../src/app.database.js';
import { createApplication } from '../../src/application.js';
import { Clock } from '../../src/common/index.js';
import { parseEnvironment } from '../../src/config/index.js';
import { createLogger } from '../../src/operations/index.js';
import { SIGNED_ONLY } from '../flows/flow-call.js';
import { Company } from '../kit/company.js';
import { brokenInvariants } from '../kit/invariants.js';
import { startService, type ServiceProcess } from '../kit/processes.js';
import { freePort } from '../kit/servers/port.js';
import { createDatabase, startMariaDb, type PrivateServer } from '../kit/servers/index.js';

/** The built service as a process, with a database server of its own; both can be taken away, and come back. */
export class Outage {
  private readonly folder = mkdtempSync(join(tmpdir(), 'ewf-storm-'));
  private service: ServiceProcess | null = null;

  private constructor(
    readonly server: PrivateServer,
    private readonly databaseUrl: string,
    private readonly port: number,
  ) {}

  static async open(): Promise<Outage> {
    const server = await startMariaDb({ parentFolder: '/dev/shm' });
    const outage = new Outage(server, await createDatabase(server.url, 'outage'), await freePort());
    await outage.inventCompany();
    await outage.start();
    return outage;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const folder = join(this.folder, 'service');
    const environment = { DATABASE_URL: this.databaseUrl, STANDBY_DIR: folder, PORT: String(this.port) };
    this.service = await startService({ ...SIGNED_ONLY, ...environment });
  }

  /** Ends the service as `kill -9` does. */
  async kill(): Promise<void> {
    await this.service?.kill();
  }

  /** Waits until the service says that the database is back and has everything. */
  async recovered(): Promise<void> {
    for (;;) {
      const text = await fetch(`${this.url}/metrics`).then((response) => response.text());
      if (/^ewf_standby_active 0$/m.test(text)) return;
      await pause(50);
    }
  }

  /** What the database has not taken from the journal, and why; the last of three tries among it is a refusal. */
  get refusals(): string[] {
    return (this.service?.complaints ?? []).filter((line) => line.includes('does not take a journal entry'));
  }

  /** Which of these requests have left no line in the database, and which invariants are broken in it. */
  async missing(requestIds: readonly string[]): Promise<{ requests: string[]; broken: string[] }> {
    const dataSource = await this.connect();
    try {
      const rows = (await dataSource.query('SELECT DISTINCT request_id FROM incident_events')) as {
        request_id: string;
      }[];
      const known = new Set(rows.map(({ request_id }) => request_id));
      return {
        requests: requestIds.filter((id) => !known.has(id)),
        broken: await brokenInvariants(dataSource),
      };
    } finally {
      await dataSource.destroy();
    }
  }

  async close(): Promise<void> {
    await this.service?.stop();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private connect(): Promise<DataSource> {
    return new DataSource(appDatabase(parseEnvironment({ DATABASE_URL: this.databaseUrl }))).initialize();
  }

  private async inventCompany(): Promise<void> {
    const environment = parseEnvironment({ DATABASE_URL: this.databaseUrl, STANDBY_DIR: join(this.folder, 'company') });
    const app = await createApplication(environment, createLogger('fatal'));
    await app.init();
    const company = new Company(app, new Clock());
    await company.onCall(await company.technician('Ada'), 'primary');
    await company.onCall(await company.technician('Ben'), 'secondary');
    for (let index = 0; index < 8; index += 1) {
      await company.person(`Admin ${index}`, 'admin');
      await company.person(`Manager ${index}`, 'manager');
    }
    const pool = await Promise.all([0, 1, 2, 3, 4].map((index) => company.technician(`Pool ${index}`)));
    await company.pool(...pool);
    await app.close();
  }
}
