import type { QueryRunner } from 'typeorm';

interface Sequence {
  readonly name: string;
  readonly seq: number;
}

/**
 * Runs a change of the tables of an SQLite file in one transaction, if `isDue` says so when it has begun; whether it
 * did. Foreign keys are switched off before it, since SQLite ignores that within one, and looked at before it ends:
 * a table is rebuilt by a copy, and dropping the original would delete everything that refers to it.
 * @throws Error when the change leaves rows that refer to nothing; then nothing is changed.
 */
export async function inFileTransaction(
  runner: QueryRunner,
  isDue: () => Promise<boolean>,
  change: () => Promise<void>,
): Promise<boolean> {
  await runner.query('PRAGMA foreign_keys = OFF');
  try {
    await runner.startTransaction();
    try {
      const isRun = await isDue();
      if (isRun) await checked(runner, change);
      await runner.commitTransaction();
      return isRun;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.query('PRAGMA foreign_keys = ON');
  }
}

async function checked(runner: QueryRunner, change: () => Promise<void>): Promise<void> {
  const orphansBefore = await orphans(runner);
  const sequences = await sequencesOf(runner);
  await change();
  await keepSequences(runner, sequences);
  if ((await orphans(runner)) > orphansBefore) throw new Error('the migration would leave rows that refer to nothing');
}

async function orphans(runner: QueryRunner): Promise<number> {
  return ((await runner.query('PRAGMA foreign_key_check')) as unknown[]).length;
}

async function sequencesOf(runner: QueryRunner): Promise<Sequence[]> {
  if (!(await runner.hasTable('sqlite_sequence'))) return [];
  return (await runner.query('SELECT name, seq FROM sqlite_sequence')) as Sequence[];
}

/** Lets a rebuilt table go on counting where the original was: an id that was given once is never given again. */
async function keepSequences(runner: QueryRunner, before: readonly Sequence[]): Promise<void> {
  for (const { name, seq } of before) {
    if (!(await runner.hasTable(name))) continue;
    await runner.query('DELETE FROM sqlite_sequence WHERE name = ? AND seq < ?', [name, seq]);
    await runner.query(
      'INSERT INTO sqlite_sequence (name, seq) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)',
      [name, seq, name],
    );
  }
}
