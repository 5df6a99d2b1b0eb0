import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate, takeBack } from '../../src/database/index.js';
import { onEachDatabase, type TestDatabase } from '../kit/databases.js';
import { differences, readEveryRow, type Difference } from '../kit/rows/compare-rows.js';
import { fillEveryTable } from '../kit/rows/fill-tables.js';
import { schemaOf } from '../kit/rows/schema.js';
import { connectUpTo, oldestFirst } from './open-database.js';

const NAMES = oldestFirst.map(({ name }) => name);

/** What a migration says that it changes of rows that are there; everything else must stay as it was. */
const DOCUMENTED: Readonly<Record<string, (difference: Difference) => boolean>> = {
  'up FirstLadders1763900000001': ({ column, before }) => column === null && before === null,
  'up DialledLine1765000000000': ({ table, column, before, after }) =>
    (table === 'ladder_steps' && column === null && (after as { name: string }).name === 'repeat_caller') ||
    (table === 'ladder_steps' && column === 'position' && after === Number(before) + 1) ||
    (table === 'roster_revision' && after === Number(before) + 1),
  'down DialledLine1765000000000': ({ table, column, before, after }) =>
    (table === 'ladder_steps' && column === null && (before as { name: string } | null)?.name === 'repeat_caller') ||
    (table === 'ladder_steps' && column === 'position' && after === Number(before) - 1) ||
    (table === 'roster_revision' && after === Number(before) + 1) ||
    (column === 'status' && before === 'machine_or_no_key' && after === 'no-answer') ||
    (column === 'status' && before === 'declined' && after === 'busy'),
  'down FollowUps1795897600000': ({ column, before, after }) =>
    column === 'status' && before === 'handled_by_fallback' && after === 'completed',
  'down RemovedRecordings1795898000000': ({ table, column, before }) =>
    table === 'access_records' && column === null && (before as { kind: string } | null)?.kind === 'message_heard',
};

onEachDatabase('migrations of a database with rows', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await kind.create();
  });
  afterEach(() => database.drop());

  /**
   * Rows are written under the schema of each step from the first one on, and go through all later ones; each step is
   * taken back and done again on the way, and at the end all are taken back, the newest first.
   */
  it('keep every row that was written under any step, up and down', async () => {
    const { url } = database;
    const schemas: unknown[] = [];
    for (let step = 1; step <= NAMES.length; step += 1) {
      await onStep(url, step, async (dataSource) => {
        await compared(dataSource, 'up', step, () => migrate(dataSource));
        schemas[step] = await schemaOf(dataSource);
        await fillEveryTable(dataSource);
        if (step === 1) return fillEveryTable(dataSource);
        await compared(dataSource, 'down', step, () => takeBack(dataSource));
        expect(await schemaOf(dataSource), `the tables when ${NAMES[step - 1]} is taken back`).toEqual(
          schemas[step - 1],
        );
        await compared(dataSource, 'up', step, () => migrate(dataSource));
        expect(await schemaOf(dataSource), `the tables after ${NAMES[step - 1]}`).toEqual(schemas[step]);
        await fillEveryTable(dataSource);
      });
    }
    await takenBackToNothing(url, schemas);
  }, 300_000);

  /** The second step writes ladders of its own where no ladder was before it. */
  it('keep the rows that the second step writes, up and down', async () => {
    const { url } = database;
    for (let step = 1; step <= NAMES.length; step += 1) {
      await onStep(url, step, async (dataSource) => {
        await compared(dataSource, 'up', step, () => migrate(dataSource));
        if (step === 2) await fillEveryTable(dataSource);
      });
    }
    await takenBackToNothing(url, []);
  }, 300_000);
});

/** Takes all steps back, the newest first; each leaves the tables as they were before it, where that is known. */
async function takenBackToNothing(url: string, schemas: readonly unknown[]): Promise<void> {
  await onStep(url, NAMES.length, async (dataSource) => {
    for (let step = NAMES.length; step > 0; step -= 1) {
      await compared(dataSource, 'down', step, () => takeBack(dataSource));
      const before = schemas[step - 1];
      if (before !== undefined) expect(await schemaOf(dataSource)).toEqual(before);
    }
    expect(await takeBack(dataSource)).toBeNull();
  });
}

async function compared(
  dataSource: DataSource,
  direction: 'up' | 'down',
  step: number,
  change: () => Promise<unknown>,
): Promise<void> {
  const name = `${direction} ${NAMES[step - 1]}`;
  const before = await readEveryRow(dataSource);
  await change();
  const isDocumented = DOCUMENTED[name] ?? (() => false);
  const found = differences(before, await readEveryRow(dataSource)).filter((difference) => !isDocumented(difference));
  expect(summary(found), name).toEqual([]);
}

/** A line for each kind of difference, with its first row. */
function summary(found: readonly Difference[]): string[] {
  const kinds = new Map<string, Difference[]>();
  for (const one of found) {
    const kind = `${one.table}.${one.column ?? 'row'}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [...kinds].map(([kind, all]) => `${kind}, ${all.length} times, first ${JSON.stringify(all[0]).slice(0, 200)}`);
}

async function onStep(url: string, step: number, act: (dataSource: DataSource) => Promise<void>): Promise<void> {
  const dataSource = await connectUpTo(url, step);
  try {
    await act(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
