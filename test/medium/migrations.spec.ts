import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { migrate } from '../../src/database/index.js';
import { onEachDatabase, onServer } from '../kit/databases.js';
import { connect, openDatabase, type OpenDatabase } from './open-database.js';

const NAMES = migrations('UTC').map(({ name }) => name);

async function tablesOf(dataSource: DataSource): Promise<string[]> {
  const sql =
    dataSource.options.type === 'better-sqlite3'
      ? "SELECT name AS name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  const rows = (await dataSource.query(sql)) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name !== 'migrations');
}

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
    const tables = await tablesOf(dataSource);
    expect(tables).toEqual(expect.arrayContaining(dataSource.entityMetadatas.map(({ tableName }) => tableName)));

    for (const _ of NAMES) await dataSource.undoLastMigration();
    expect(await tablesOf(dataSource)).toEqual([]);

    expect(await migrate(dataSource)).toEqual(NAMES);
    expect((await tablesOf(dataSource)).toSorted()).toEqual(tables.toSorted());
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
