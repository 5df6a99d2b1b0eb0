import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { int, isSqlite, nullable, text } from './columns.js';
import { restoreEmptiedStatuses } from './emptied-statuses.js';
import { hasConstraint } from './server.js';
import { addCheck, addColumns, changeText, dropCheck, dropColumns, inOneUnit, type Check } from './steps.js';

const BEFORE = ['pending', 'no-answer', 'busy', 'failed', 'canceled', 'unconfirmed', 'superseded', 'answered'];
const AFTER = [...BEFORE.slice(0, -1), 'machine_or_no_key', 'declined', 'answered'];
const statusIs = (statuses: readonly string[]): Check => ({
  name: 'ck_call_attempts_status',
  expression: `\`status\` IN (${statuses.map((one) => `'${one}'`).join(', ')})`,
});

const DIAL = int('dial', { default: 0 });
const RECORDING_URL = text('recording_url', 255, nullable);
const RECORDING_SECONDS = int('recording_seconds', nullable);
const ACCEPTANCE = text('acceptance', 10, { default: "'key'" });
const ACCEPTANCE_CHECK = { name: 'ck_users_acceptance', expression: "`acceptance` IN ('key', 'none')" };
/** The step of those who answered the same caller a moment ago, at the top of both ladders: name and seconds. */
const STEP = ['repeat_caller', 30] as const;

/**
 * What a line needs that the service dials itself: how offers end there, voice messages, acceptance, repeat callers.
 * Taking it back turns `machine_or_no_key` into `no-answer` and `declined` into `busy`, and forgets voice messages.
 */
export class DialledLine1765000000000 implements Migration {
  async copiedTables(): Promise<readonly string[]> {
    return ['call_attempts', 'users'];
  }

  /** An earlier release emptied every status where there were attempts, dropped their CHECK, and failed. */
  async isHalfWay(runner: QueryRunner, isRecorded: boolean): Promise<boolean> {
    if (isSqlite(runner) || !(await runner.hasTable('call_attempts'))) return false;
    const parts = [
      await runner.hasColumn('call_attempts', DIAL.name),
      await runner.hasColumn('incidents', RECORDING_URL.name),
      await runner.hasColumn('incidents', RECORDING_SECONDS.name),
      await hasConstraint(runner, 'users', ACCEPTANCE_CHECK.name),
    ];
    const hasCheck = await hasConstraint(runner, 'call_attempts', statusIs([]).name);
    return !hasCheck || parts.includes(!isRecorded);
  }

  async up(runner: QueryRunner): Promise<void> {
    await restoreEmptiedStatuses(runner, AFTER);
    await changeText(runner, 'call_attempts', 'status', { length: 20, check: statusIs(AFTER) });
    await addColumns(runner, 'call_attempts', [DIAL]);
    await addColumns(runner, 'incidents', [RECORDING_URL, RECORDING_SECONDS]);
    await addColumns(runner, 'users', [ACCEPTANCE]);
    await addCheck(runner, 'users', ACCEPTANCE_CHECK);
    await inOneUnit(runner, () => addStep(runner));
  }

  async down(runner: QueryRunner): Promise<void> {
    await restoreEmptiedStatuses(runner, AFTER);
    await inOneUnit(runner, async () => {
      await runner.query("UPDATE `call_attempts` SET `status` = 'no-answer' WHERE `status` = 'machine_or_no_key'");
      await runner.query("UPDATE `call_attempts` SET `status` = 'busy' WHERE `status` = 'declined'");
      await dropStep(runner);
    });
    await dropCheck(runner, 'users', ACCEPTANCE_CHECK.name);
    await dropColumns(runner, 'users', [ACCEPTANCE.name]);
    await dropColumns(runner, 'incidents', [RECORDING_URL.name, RECORDING_SECONDS.name]);
    await dropColumns(runner, 'call_attempts', [DIAL.name]);
    await changeText(runner, 'call_attempts', 'status', { length: 12, check: statusIs(BEFORE) });
  }
}

async function addStep(runner: QueryRunner): Promise<void> {
  const ladders = (await runner.query('SELECT `kind` FROM `ladders`')) as { kind: string }[];
  for (const { kind } of ladders) {
    const steps = await stepsUpwards(runner, kind);
    if (steps.some(({ name }) => name === STEP[0])) continue;
    for (const { id } of steps) await move(runner, id, 1);
    await runner.query(
      'INSERT INTO `ladder_steps` (`ladder_kind`, `position`, `name`, `timeout_seconds`) VALUES (?, 0, ?, ?)',
      [kind, ...STEP],
    );
  }
  await runner.query('UPDATE `roster_revision` SET `revision` = `revision` + 1');
}

/** Takes the step out of the ladders, and lets those below it move up. */
async function dropStep(runner: QueryRunner): Promise<void> {
  const ladders = (await runner.query('SELECT `kind` FROM `ladders`')) as { kind: string }[];
  for (const { kind } of ladders) {
    const steps = await stepsUpwards(runner, kind);
    const own = steps.find(({ name }) => name === STEP[0]);
    if (!own) continue;
    const below = steps.slice(0, steps.indexOf(own)).toReversed();
    await runner.query('DELETE FROM `ladder_steps` WHERE `id` = ?', [own.id]);
    for (const { id } of below) await move(runner, id, -1);
  }
  await runner.query('UPDATE `roster_revision` SET `revision` = `revision` + 1');
}

/** The steps of a ladder, the last one first: no two may have one position, so each moves into a place that is free. */
async function stepsUpwards(runner: QueryRunner, kind: string): Promise<{ id: number; name: string }[]> {
  const sql = 'SELECT `id`, `name` FROM `ladder_steps` WHERE `ladder_kind` = ? ORDER BY `position` DESC';
  return (await runner.query(sql, [kind])) as { id: number; name: string }[];
}

async function move(runner: QueryRunner, stepId: number, by: number): Promise<void> {
  await runner.query('UPDATE `ladder_steps` SET `position` = `position` + ? WHERE `id` = ?', [by, stepId]);
}
