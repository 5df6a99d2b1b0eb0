import type { Unit } from './unit.js';

/** The row of `roster_revision` that counts. */
const ROW = 1;

/** To be called in every unit that changes people, schedules, ladders or hours: makes all processes read them anew. */
export async function bumpRosterRevision(unit: Unit): Promise<void> {
  await unit.change('UPDATE `roster_revision` SET `revision` = `revision` + 1 WHERE `id` = ?', [ROW]);
}

/** The revision as a part of a reading: one row whose `a` is the number. */
export const rosterRevisionReading = {
  sql: 'SELECT `revision` AS `a`, 0 AS `b`, 0 AS `c` FROM `roster_revision` WHERE `id` = ?',
  parameters: [ROW],
} as const;
