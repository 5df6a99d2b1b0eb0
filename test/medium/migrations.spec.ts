import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate, takeBack } from '../../src/database/index.js';
import { onEachDatabase, onServer } from '../kit/databases.js';
import { statementsFromNowOn } from '../kit/rows/interrupt.js';
import { tableNames } from '../kit/rows/table-shapes.js';
import { connect, connectUpTo, oldestFirst, openDatabase, type OpenDatabase } from './open-database.js';

const NAMES = oldestFirst.map(({ name }) => name);

onEachDatabase('migrations', (kind) => {
  let database: OpenDatabase;

  beforeEach(async () => {
    database = await openDatabase(kind, { migrated: false });
  });

  afterEach(async () => {
    await database.close();
  });

  it('go up, down to nothing, and up again', async () => {
    const { dataSource } = database;
    expect(await migrate(dataSource)).toEqual(NAMES);
    const tables = await tableNames(dataSource);
    expect(tables).toEqual(expect.arrayContaining(dataSource.entityMetadatas.map(({ tableName }) => tableName)));

    for (const name of NAMES.toReversed()) expect(await takeBack(dataSource)).toBe(name);
    expect(await takeBack(dataSource)).toBeNull();
    expect(await tableNames(dataSource)).toEqual([]);

    expect(await migrate(dataSource)).toEqual(NAMES);
    expect((await tableNames(dataSource)).toSorted()).toEqual(tables.toSorted());
    expect(await migrate(dataSource)).toEqual([]);
  });

  it('leave the tables exactly as the entities describe them', async () => {
    await migrate(database.dataSource);
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('a change of an entity would show', async () => {
    await migrate(database.dataSource);
    await database.dataSource.query('DROP INDEX `ix_incidents_ended_at`' + onTable(database, 'incidents'));
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).join()).toContain('ix_incidents_ended_at');
  });
});

function onTable({ dataSource }: OpenDatabase, table: string): string {
  return dataSource.options.type === 'better-sqlite3' ? '' : ` ON \`${table}\``;
}

onServer('instances that start together', (kind) => {
  it('migrate once: one applies everything, the others wait and find nothing to do', async () => {
    const database = await kind.create();
    const instances = await Promise.all([1, 2, 3].map(() => connect(database.url)));
    try {
      const applied = await Promise.all(instances.map((dataSource) => migrate(dataSource)));
      expect(applied.filter((names) => names.length > 0)).toEqual([NAMES]);
      const [row] = (await instances[0]!.query('SELECT COUNT(*) AS n FROM migrations')) as { n: unknown }[];
      expect(Number(row?.n)).toBe(NAMES.length);
    } finally {
      await Promise.all(instances.map((dataSource) => dataSource.destroy()));
      await database.drop();
    }
  });
});

onServer('the log before a migration', (kind) => {
  it('names the tables that are copied, since nothing can be written into them meanwhile', async () => {
    const database = await kind.create();
    try {
      const waited: Record<string, string[]> = {};
      for (let step = 1; step <= NAMES.length; step += 1) {
        const { told, copied } = await copiedByStep(database.url, step);
        expect(told, NAMES[step - 1]).toEqual(copied);
        if (told.length > 0) waited[NAMES[step - 1] ?? ''] = told;
      }
      expect(waited).toEqual({
        DialledLine1765000000000: ['call_attempts', 'users'],
        FollowUps1795897600000: ['incidents'],
        RemovedRecordings1795898000000: ['access_records'],
      });
    } finally {
      await database.drop();
    }
  });
});

/** What the log says before a step, and which tables that were there the server then copied. */
async function copiedByStep(url: string, step: number): Promise<{ told: string[]; copied: string[] }> {
  const dataSource = await connectUpTo(url, step);
  try {
    const lines: string[] = [];
    const log = { info: (line: string) => void lines.push(line), warn: () => undefined, error: () => undefined };
    const there = await tableNames(dataSource);
    const statements = statementsFromNowOn(dataSource);
    await migrate(dataSource, log);
    const named = lines.flatMap((line) => [...line.matchAll(/(\w+) \(about \d+ rows\)/g)].map(([, name = '']) => name));
    const altered = statements.flatMap((sql) => /^ALTER TABLE `(\w+)` .*LOCK=SHARED$/s.exec(sql)?.[1] ?? []);
    return { told: named.toSorted(), copied: altered.filter((table) => there.includes(table)).toSorted() };
  } finally {
    await dataSource.destroy();
  }
}
