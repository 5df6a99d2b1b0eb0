import type { Unit } from './unit.js';

/** The row of `roster_revision` that counts. */
const ROW = 1;

/** Told by a unit: people, schedules, ladders or hours have changed. */
export const ROSTER_CHANGED = Object.freeze({ fact: 'roster_changed' });

/** To be called in every unit that changes people, schedules, ladders or hours: makes all processes read them anew. */
export async function bumpRosterRevision(unit: Unit): Promise<void> {
  await unit.change('UPDATE `roster_revision` SET `revision` = `revision` + 1 WHERE `id` = ?', [ROW]);
  unit.tell(ROSTER_CHANGED);
}

/**
 * Makes a unit that lost a race wait for others that did, so that they come one after the other and not all at once for
 * the same thing again. To be called before the unit takes any other lock.
 */
export async function queueUp(unit: Unit): Promise<void> {
  await unit.rows(`SELECT \`revision\` FROM \`roster_revision\` WHERE \`id\` = ?${unit.forUpdate}`, [ROW]);
}

/** The revision as a part of a reading: one row whose `a` is the number. */
export const rosterRevisionReading = {
  sql: 'SELECT `revision` AS `a`, 0 AS `b`, 0 AS `c` FROM `roster_revision` WHERE `id` = ?',
  parameters: [ROW],
} as const;
