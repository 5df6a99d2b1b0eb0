import { afterEach, expect, it, vi } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { Recorder } from '../kit/recorder.js';
import { staff } from './requests.js';

/** What TypeORM calls a driver with, as far as it matters here. */
interface Driver {
  readonly pool?: {
    on(event: 'acquire' | 'connection', see: (connection: MysqlConnection) => void): void;
  };
  readonly databaseConnection?: { prepare(sql: string): SqliteStatement };
}
interface MysqlConnection {
  addCommand(command: { readonly sql?: string; readonly constructor: { readonly name: string } }): unknown;
}
interface SqliteStatement {
  run(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
}

/** What goes to the database below TypeORM: commands on the wire (round trips), executions of prepared statements. */
function countAtDriver(line: Line): { readonly seen: string[]; readonly restore: () => void } {
  const seen: string[] = [];
  const driver = line.dataSource.driver as unknown as Driver;
  if (driver.pool) {
    const watched = new WeakSet<MysqlConnection>();
    driver.pool.on('acquire', (connection) => {
      if (watched.has(connection)) return;
      watched.add(connection);
      const addCommand = connection.addCommand.bind(connection);
      connection.addCommand = (command) => {
        seen.push(command.sql ?? command.constructor.name);
        return addCommand(command);
      };
    });
    return { seen, restore: () => undefined };
  }
  const connection = driver.databaseConnection;
  if (!connection) throw new Error('the driver has neither a pool nor a connection');
  const prototype = Object.getPrototypeOf(connection.prepare('SELECT 1')) as SqliteStatement;
  for (const method of ['run', 'all'] as const) {
    const original = Reflect.get(prototype, method);
    vi.spyOn(prototype, method).mockImplementation(function (this: SqliteStatement, ...values: unknown[]) {
      seen.push(method);
      return original.apply(this, values);
    });
  }
  return { seen, restore: () => vi.restoreAllMocks() };
}

onEachDatabase('the recorder of statements', (kind) => {
  let line: Line;
  let restore: () => void = () => undefined;
  afterEach(async () => {
    restore();
    await line.close();
  });

  it('sees all that reaches the driver, transactions included', async () => {
    line = await Line.open(kind, { start: MONDAY_NIGHT });
    await staff(line, 5);
    await line.call('WARM-UP').tryNext();
    const recorder = new Recorder(line.dataSource);
    const driver = countAtDriver(line);
    ({ restore } = driver);
    const call = line.call('CA1');
    const steps = [
      // One more where the database chooses the id, for here none is leased.
      { step: () => call.next(), roundTrips: 3 },
      { step: () => call.next({ incidentId: 2 }), roundTrips: 2 },
      { step: () => call.completed(2), roundTrips: 1 },
    ];
    for (const { step, roundTrips } of steps) {
      await step();
      const recorded = recorder.take();
      expect(recorded.at(0)?.sql).toMatch(/^(START|BEGIN) TRANSACTION/);
      expect(recorded.at(-1)?.sql).toBe('COMMIT');
      const seen = driver.seen.splice(0);
      expect(
        seen.flatMap((command) => command.split(';\n')),
        JSON.stringify(recorded),
      ).toHaveLength(recorded.length);
      if (kind.name !== 'SQLite') expect(seen, 'round trips').toHaveLength(roundTrips);
    }
  });
});
