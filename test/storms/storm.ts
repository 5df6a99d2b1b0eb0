import { expect } from 'vitest';
import type { DatabaseKind, TestDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { startService, type ServiceProcess } from '../kit/processes.js';
import { Wire } from '../kit/wire.js';
import type { NextTarget } from '../../src/routing/index.js';

/** Most tasks of a storm at one time. */
export const AT_ONCE = 16;

/** All of a storm's number where CI is true, less where STORM_SCALE says so (0.1: a tenth), and a fifth by default. */
export function scaled(full: number): number {
  const scale = process.env['CI'] === 'true' ? 1 : Number(process.env['STORM_SCALE'] ?? 0.2);
  return Math.max(1, Math.round(full * scale));
}

/** Runs a task for 0, 1, 2 … `count - 1`, at most `limit` at one time. */
export async function inParallel(
  count: number,
  task: (index: number) => Promise<void>,
  limit = AT_ONCE,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      await task(index).catch((error: unknown) => {
        next = count; // the others end what they are at
        throw error;
      });
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(limit, count) }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Two processes of the service on one database, under the clock of the wall. */
export class Storm {
  /** How many requests were sent. */
  private requests = 0;
  private readonly wires: readonly Wire[];

  private constructor(
    /** Makes the company, reads the database, and checks the invariants when it is closed; it serves no request. */
    readonly line: Line,
    private readonly services: readonly ServiceProcess[],
  ) {
    this.wires = services.map(({ url }) => new Wire(url, 2 * AT_ONCE));
  }

  static async open(kind: DatabaseKind, environment: Readonly<Record<string, string>> = {}): Promise<Storm> {
    let database: TestDatabase | undefined;
    const create = async (): Promise<TestDatabase> => (database = await kind.create());
    const line = await Line.open({ ...kind, create }, { start: new Date().toISOString() });
    const services: ServiceProcess[] = [];
    try {
      for (let count = 0; count < 2; count += 1) {
        services.push(await startService({ DATABASE_URL: database?.url ?? '', ...environment }));
      }
      return new Storm(line, services);
    } catch (error) {
      await Promise.all(services.map((service) => service.stop()));
      await line.close();
      throw error;
    }
  }

  /** Always within business hours, or never. */
  async alwaysOpen(isOpen: boolean): Promise<void> {
    const weekly = isOpen ? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })) : [];
    await this.line.company.hours({ timeZone: 'UTC', weekly, holidays: [] });
  }

  /**
   * Sends one request to a process (counted round); its answer.
   * @throws Error when it is no 200.
   */
  async post(process: number, endpoint: string, body: object): Promise<NextTarget> {
    this.requests += 1;
    const reply = await this.wires[process % this.wires.length]?.post(endpoint, body);
    if (reply?.status === 200) return reply.body as NextTarget;
    throw new Error(`${endpoint} got ${reply?.status} ${JSON.stringify(reply?.body)}`);
  }

  /** Nobody complained, every invariant holds, and each request has left its line. */
  async expectCalm(): Promise<void> {
    expect(this.complaints(), 'warnings of the processes').toEqual([]);
    const [row] = await this.line.rows<{ lines: number }>(
      "SELECT COUNT(*) AS `lines` FROM incident_events WHERE source = 'request'",
    );
    expect(Number(row?.lines), 'each request leaves one line').toBe(this.requests);
  }

  /** What the processes warned of, but for the review of the line: it speaks of the company, which is half made at first. */
  private complaints(): string[] {
    const ofReview = '"room":"Line"';
    return this.services.flatMap((service) => service.complaints).filter((line) => !line.includes(ofReview));
  }

  /** Stops the processes and drops the database; throws when one of them complained, or an invariant is broken. */
  async close(): Promise<void> {
    for (const wire of this.wires) wire.close();
    await Promise.all(this.services.map((service) => service.stop()));
    await this.line.close();
    if (this.complaints().length > 0) throw new Error(`The processes complained:\n${this.complaints().join('\n')}`);
  }
}
