import type { DynamicModule, Type } from '@nestjs/common';
import type { Server } from 'node:http';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { appDatabase } from '../../src/app.database.js';
import { AppModule } from '../../src/app.module.js';
import { setUp } from '../../src/app.setup.js';
import { parseEnvironment } from '../../src/config/index.js';
import { migrate, UnitOfWork } from '../../src/database/index.js';
import { Sweeper } from '../../src/incidents/index.js';
import { httpAdapter } from '../../src/connections.js';
import { createLogger, NestLog } from '../../src/operations/index.js';
import { TestClock } from './clock.js';
import { Company } from './company.js';
import type { DatabaseKind, TestDatabase } from './databases.js';
import { brokenInvariants } from './invariants.js';
import { Phone } from './phone.js';

/** The secret that every test's requests carry. */
export const SECRET = 'k7Vq2xTz9RbN4mWd';

/** A Monday, 10:00 in UTC: business hours. */
export const MONDAY_MORNING = '2026-11-23T10:00:00Z';
/** The night after it. */
export const MONDAY_NIGHT = '2026-11-23T23:00:00Z';

/** What of the environment or the application a test wants otherwise. */
export interface LineOptions {
  readonly start?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Modules beside the application's own. */
  readonly modules?: readonly (Type | DynamicModule)[];
  /** Gets every log line as text. */
  readonly log?: (line: string) => void;
}

/**
 * The running service with a database of its own.
 * Real: HTTP over a socket, guard, parser, engine, database, migrations, log. Not real: the clock, which tests move;
 * the sweeper's timer, which tests call themselves.
 */
export class Line {
  private constructor(
    readonly app: NestExpressApplication,
    readonly clock: TestClock,
    readonly url: string,
    private readonly databaseUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(kind: DatabaseKind, options: LineOptions = {}): Promise<Line> {
    const database = await kind.create();
    try {
      return await Line.over(database, options);
    } catch (error) {
      await database.drop();
      throw error;
    }
  }

  /** Another instance of the service on this one's database server, by a clock of its own; to be closed first. */
  beside(start: Date, options: LineOptions = {}): Promise<Line> {
    return Line.over(
      { url: this.databaseUrl, drop: async () => undefined },
      { ...options, start: start.toISOString() },
    );
  }

  private static async over(database: TestDatabase, options: LineOptions): Promise<Line> {
    const environment = parseEnvironment({
      NODE_ENV: 'test',
      WEBHOOK_SECRET: SECRET,
      DATABASE_URL: database.url,
      ...options.environment,
    });
    const dataSource = await new DataSource(appDatabase(environment)).initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    const clock = new TestClock(options.start ?? MONDAY_MORNING);
    const logger = createLogger(options.log ? 'debug' : 'silent', { write: options.log ?? (() => undefined) });
    const module = await Test.createTestingModule({
      imports: [AppModule.forRoot(environment, clock), ...(options.modules ?? [])],
    })
      .setLogger(new NestLog(logger))
      .compile();
    const app = module.createNestApplication<NestExpressApplication>(httpAdapter(), { bodyParser: false });
    setUp(app, logger);
    await app.listen(0, '127.0.0.1');
    return new Line(app, clock, await app.getUrl(), database.url, () => database.drop());
  }

  /** The company whose line this is: people and schedules are made through it. */
  get company(): Company {
    return new Company(this.app, this.clock);
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** A caller's phone call as Studio has it. */
  call(callSid = `CA${Math.random().toString(16).slice(2)}`, callerPhone = '+14155551234'): Phone {
    return new Phone(this.url, { callSid, callerPhone });
  }

  /** Any request, with the secret unless `headers` say otherwise. */
  async post(path: string, body: string | object, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${SECRET}`, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Ends what is silent now; how many incidents that were. */
  sweep(): Promise<number> {
    return this.app.get(Sweeper).sweep();
  }

  /** Rows of a SELECT, read between requests. */
  rows<Row>(sql: string, parameters: readonly (string | number)[] = []): Promise<Row[]> {
    return this.app.get(UnitOfWork).run((unit) => unit.rows<Row>(sql, parameters));
  }

  /** Stops the service and drops the database; throws when an invariant is broken in it, unless `check` is false. */
  async close({ check = true } = {}): Promise<void> {
    const broken = check ? await brokenInvariants(this.dataSource) : [];
    // A client's connection without a request would be waited for as long as connections are kept, also one that it makes
    // anew because it has lost another.
    const server: Server = this.app.getHttpServer();
    server.on('connection', (socket) => socket.destroy());
    server.closeAllConnections();
    await this.app.close();
    await this.drop();
    if (broken.length > 0) throw new Error(`Invariants broken:\n${broken.join('\n')}`);
  }
}

/** An answer with its body read. */
export interface Reply {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}
