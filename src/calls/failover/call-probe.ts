import { randomUUID } from 'node:crypto';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { assertRoom, RosterRevision, type Unit } from '../../database/index.js';
import { CallAttempt, Incident, IncidentEvent } from '../../incidents/index.js';
import { Ladder, LadderStepRow } from '../../routing/index.js';
import {
  BusinessHoursRow,
  BusinessHoursSpan,
  Holiday,
  OnCallOverride,
  OnCallRotation,
  OnCallShift,
} from '../../scheduling/index.js';
import { User } from '../../users/index.js';
import { JournalEntryRow } from './journal-entry.entity.js';

/** Tables that a request of a call reads beside those that it writes. */
const READ = [
  User,
  OnCallShift,
  OnCallOverride,
  OnCallRotation,
  BusinessHoursRow,
  BusinessHoursSpan,
  Holiday,
  Ladder,
  LadderStepRow,
  RosterRevision,
];
const INSERTED = [Incident, CallAttempt, IncidentEvent];
const UPDATED = [Incident, CallAttempt];

/**
 * Proves, as a part of a unit, that what a call writes can be written. It adds a row of its own and removes it, so that the
 * commit writes pages and nothing is different afterwards. Of the tables of a call it asks for no row, so it waits for
 * nobody, and nobody for it: the server checks all the same that they are there with their columns, and what the user may do.
 * @throws DatabaseAway, or the driver's error, when it can't be written.
 */
export async function probeCall(unit: Unit, now: Date): Promise<void> {
  await assertRoom(unit);
  const id = randomUUID();
  await unit.insert(JournalEntryRow, { id, at: now });
  await unit.change('DELETE FROM `journal_entries` WHERE `id` = ?', [id]);
  const reads = READ.map((entity) => {
    const { table, columns } = shapeOf(unit, entity);
    return `EXISTS (SELECT ${columns.join(', ')} FROM ${table} WHERE 1 = 0)`;
  });
  await unit.rows(`SELECT ${reads.join(' OR ')} AS \`any\``);
  for (const entity of INSERTED) {
    const { table, columns } = shapeOf(unit, entity);
    const names = columns.join(', ');
    await unit.change(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${table} WHERE 1 = 0`);
  }
  for (const entity of UPDATED) {
    const { table, columns } = shapeOf(unit, entity);
    await unit.change(`UPDATE ${table} SET ${columns.map((name) => `${name} = ${name}`).join(', ')} WHERE 1 = 0`);
  }
  await unit.change('UPDATE `rotating_pool_members` SET `last_turn` = `last_turn` WHERE 1 = 0');
}

function shapeOf({ manager }: Unit, entity: EntityTarget<ObjectLiteral>): { table: string; columns: string[] } {
  const { tableName, columns } = manager.dataSource.getMetadata(entity);
  return { table: `\`${tableName}\``, columns: columns.map(({ databaseName }) => `\`${databaseName}\``) };
}
