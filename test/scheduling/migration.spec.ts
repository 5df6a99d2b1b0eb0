import { afterAll, beforeAll, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { appDatabase } from '../../src/app.database.js';
import { parseEnvironment } from '../../src/config/index.js';
import { migrate, takeBack } from '../../src/database/index.js';
import { onEachDatabase, type TestDatabase } from '../kit/databases.js';

const TABLES = ['on_call_overrides', 'on_call_rotations', 'on_call_past_versions'];

onEachDatabase('the migration of the on-call plan', (kind) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await kind.create();
    const environment = parseEnvironment({ NODE_ENV: 'test', WEBHOOK_SECRET: 'x', DATABASE_URL: database.url });
    dataSource = await new DataSource(appDatabase(environment)).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const drift = async () => (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);
  const tables = async () => {
    const runner = dataSource.createQueryRunner();
    try {
      return await Promise.all(TABLES.map((name) => runner.hasTable(name)));
    } finally {
      await runner.release();
    }
  };
  const insertShift = () =>
    dataSource.query(
      "INSERT INTO on_call_shifts (user_id, level, starts_at, ends_at) VALUES (1, 'primary', '2026-01-02 00:00:00.000', '2026-01-01 00:00:00.000')",
    );

  it('goes up without drift, down and up again, and keeps the checks', async () => {
    await migrate(dataSource);
    expect(await drift()).toEqual([]);
    expect(await tables()).toEqual([true, true, true]);
    await dataSource.query(
      "INSERT INTO users (id, name, role, created_at, updated_at) VALUES (1, 'A', 'admin', '2026-01-01 00:00:00', '2026-01-01 00:00:00')",
    );
    await expect(insertShift()).rejects.toThrow(/check|constraint/i);
    await expect(
      dataSource.query(
        "INSERT INTO on_call_past_versions (kind, entry_id, version, valid_to, entry_value) VALUES ('x', 1, 1, '2026-01-01 00:00:00', '{}')",
      ),
    ).rejects.toThrow(/check|constraint/i);
    const ran = dataSource.migrations.map((migration) => migration.constructor.name);
    const later = ran.length - ran.findIndex((name) => name.startsWith('OnCallPlan'));
    for (let times = 0; times < later; times += 1) await takeBack(dataSource);
    expect(await tables()).toEqual([false, false, false]);
    await expect(insertShift()).rejects.toThrow(/check|constraint/i);
    await migrate(dataSource);
    expect(await drift()).toEqual([]);
    await expect(insertShift()).rejects.toThrow(/check|constraint/i);
  });
});
