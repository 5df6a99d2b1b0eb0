import { TableCheck, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { int, isSqlite, nullable, text } from './columns.js';

const BEFORE = ['pending', 'no-answer', 'busy', 'failed', 'canceled', 'unconfirmed', 'superseded', 'answered'];
const AFTER = [...BEFORE.slice(0, -1), 'machine_or_no_key', 'declined', 'answered'];
const CHECK = 'ck_call_attempts_status';
const statusIn = (statuses: readonly string[]): string =>
  `\`status\` IN (${statuses.map((one) => `'${one}'`).join(', ')})`;

const RECORDING = [text('recording_url', 255, nullable), int('recording_seconds', nullable)];
const ACCEPTANCE = text('acceptance', 10, { default: "'key'" });
const ACCEPTANCE_CHECK = { name: 'ck_users_acceptance', expression: "`acceptance` IN ('key', 'none')" };
const LADDERS = ['business_hours', 'after_hours'];
/** The step of those who answered the same caller a moment ago, at the top of both ladders: name and seconds. */
const STEP = ['repeat_caller', 30] as const;

/** What a line needs that the service dials itself: how offers end there, voice messages, acceptance, repeat callers. */
export class DialledLine1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await changeStatus(runner, 20, AFTER);
    await runner.addColumn('call_attempts', new TableColumn(int('dial', { default: 0 })));
    for (const column of RECORDING) await runner.addColumn('incidents', new TableColumn(column));
    await runner.addColumn('users', new TableColumn(ACCEPTANCE));
    await addCheck(runner, 'users', ACCEPTANCE_CHECK);
    for (const kind of LADDERS) {
      const rows = (await runner.query(
        'SELECT `id` FROM `ladder_steps` WHERE `ladder_kind` = ? ORDER BY `position` DESC',
        [kind],
      )) as { id: number }[];
      for (const { id } of rows)
        await runner.query('UPDATE `ladder_steps` SET `position` = `position` + 1 WHERE `id` = ?', [id]);
      await runner.query(
        'INSERT INTO `ladder_steps` (`ladder_kind`, `position`, `name`, `timeout_seconds`) VALUES (?, 0, ?, ?)',
        [kind, ...STEP],
      );
    }
    await runner.query('UPDATE `roster_revision` SET `revision` = `revision` + 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM `ladder_steps` WHERE `name` = ?', [STEP[0]]);
    await dropCheck(runner, 'users', ACCEPTANCE_CHECK.name);
    await runner.dropColumn('users', ACCEPTANCE.name);
    for (const { name } of RECORDING) await runner.dropColumn('incidents', name);
    await runner.dropColumn('call_attempts', 'dial');
    await runner.query("UPDATE `call_attempts` SET `status` = 'no-answer' WHERE `status` = 'machine_or_no_key'");
    await runner.query("UPDATE `call_attempts` SET `status` = 'busy' WHERE `status` = 'declined'");
    await changeStatus(runner, 12, BEFORE);
  }
}

async function changeStatus(runner: QueryRunner, length: number, statuses: readonly string[]): Promise<void> {
  await dropCheck(runner, 'call_attempts', CHECK);
  const table = await runner.getTable('call_attempts');
  const column = table?.findColumnByName('status');
  if (!column) throw new Error('call_attempts has no status');
  const changed = column.clone();
  changed.length = String(length);
  await runner.changeColumn('call_attempts', column, changed);
  await addCheck(runner, 'call_attempts', { name: CHECK, expression: statusIn(statuses) });
}

/** Servers get CHECKs by hand: TypeORM leaves them out there. */
async function addCheck(
  runner: QueryRunner,
  table: string,
  { name, expression }: { name: string; expression: string },
): Promise<void> {
  if (isSqlite(runner)) await runner.createCheckConstraint(table, new TableCheck({ name, expression }));
  else await runner.query(`ALTER TABLE \`${table}\` ADD CONSTRAINT \`${name}\` CHECK (${expression})`);
}

async function dropCheck(runner: QueryRunner, table: string, name: string): Promise<void> {
  if (isSqlite(runner)) await runner.dropCheckConstraint(table, name);
  else await runner.query(`ALTER TABLE \`${table}\` DROP CONSTRAINT \`${name}\``);
}
