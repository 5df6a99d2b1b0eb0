import type { QueryRunner } from 'typeorm';
import { isSqlite } from './columns.js';
import { alter, hasConstraint, modify, textsOf } from './server.js';

/** How many incidents are read at a time. */
const INCIDENTS = 500;

interface AttemptRow {
  readonly id: number;
  readonly incidentId: number;
}

/** The part of an event's data that tells of attempts. */
interface EventData {
  readonly offer?: Told;
  readonly offers?: readonly Told[];
  readonly attempts?: readonly Told[];
}
interface Told {
  readonly id: number;
  readonly status?: string;
}

/**
 * Gives call attempts of a server back the statuses that an earlier release emptied: the events of their incidents say
 * what each attempt became. Those that were not emptied stay as they are.
 * @throws Error when the events do not say it of every one.
 */
export async function restoreEmptiedStatuses(runner: QueryRunner, statuses: readonly string[]): Promise<void> {
  if (isSqlite(runner) || (await hasConstraint(runner, 'call_attempts', 'ck_call_attempts_status'))) return;
  const [emptied] = await emptiedAfter(runner, 0, 1);
  if (!emptied) return;
  const texts = (await textsOf(runner, 'call_attempts')).filter(({ name }) => name === 'status');
  await alter(runner, 'call_attempts', texts.map((text) => modify({ ...text, type: 'varchar(20)' })).join(', '));
  let lost = 0;
  let last = 0;
  for (;;) {
    const attempts = await emptiedAfter(runner, last, INCIDENTS);
    const end = attempts.at(-1);
    if (!end) break;
    last = end.incidentId;
    const told = await statusesInEvents(runner, [...new Set(attempts.map(({ incidentId }) => incidentId))]);
    const known = attempts.filter(({ id }) => statuses.includes(told.get(id) ?? ''));
    lost += attempts.length - known.length;
    if (known.length > 0) await write(runner, known, told);
  }
  if (lost === 0) return;
  throw new Error(
    `an earlier release emptied the status of call attempts, and for ${lost} of them the events do not say what it was: ` +
      'restore the backup that was made before that upgrade, and start this release on it',
  );
}

/** The emptied attempts of the next incidents, in the order of these. */
async function emptiedAfter(runner: QueryRunner, incidentId: number, incidents: number): Promise<AttemptRow[]> {
  return (await runner.query(
    'SELECT `a`.`id` AS `id`, `a`.`incident_id` AS `incidentId` FROM `call_attempts` `a` JOIN (SELECT DISTINCT `incident_id` ' +
      `FROM \`call_attempts\` WHERE \`status\` = '' AND \`incident_id\` > ? ORDER BY \`incident_id\` LIMIT ${incidents}) \`i\` ` +
      "ON `i`.`incident_id` = `a`.`incident_id` WHERE `a`.`status` = '' ORDER BY `a`.`incident_id`",
    [incidentId],
  )) as AttemptRow[];
}

/** What the events of incidents say, in their order: the last word on an attempt counts. */
async function statusesInEvents(runner: QueryRunner, incidents: readonly number[]): Promise<Map<number, string>> {
  const events = (await runner.query(
    `SELECT \`data\` FROM \`incident_events\` WHERE \`incident_id\` IN (${incidents.map(() => '?').join(', ')}) ` +
      'ORDER BY `incident_id`, `seq`',
    [...incidents],
  )) as { data: string }[];
  const statuses = new Map<number, string>();
  for (const event of events) {
    const { offer, offers = [], attempts = [] } = JSON.parse(event.data) as EventData;
    for (const { id, status } of [...(offer ? [offer] : []), ...offers, ...attempts]) {
      if (status !== undefined) statuses.set(id, status);
    }
  }
  return statuses;
}

async function write(
  runner: QueryRunner,
  attempts: readonly AttemptRow[],
  statuses: ReadonlyMap<number, string>,
): Promise<void> {
  const ids = attempts.map(({ id }) => id);
  await runner.query(
    `UPDATE \`call_attempts\` SET \`status\` = CASE \`id\` ${'WHEN ? THEN ? '.repeat(ids.length)}END ` +
      `WHERE \`id\` IN (${ids.map(() => '?').join(', ')})`,
    [...ids.flatMap((id) => [id, statuses.get(id)]), ...ids],
  );
}
