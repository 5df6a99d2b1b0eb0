import type { AdministrativeUnit } from './administrative-unit.js';
import type { Unit } from './unit.js';

/** The row of `roster_revision` that counts. */
const ROW = 1;

/** Told by a unit: people, schedules, ladders or hours have changed. */
export const ROSTER_CHANGED = Object.freeze({ event: 'roster_changed' });

/** Makes all processes read people, schedules, ladders and hours anew: to be called in each unit that changes them. */
export async function bumpRosterRevision(unit: AdministrativeUnit): Promise<void> {
  await unit.change('UPDATE `roster_revision` SET `revision` = `revision` + 1 WHERE `id` = ?', [ROW]);
  unit.emit(ROSTER_CHANGED);
}

/**
 * Takes the administrative lock, which is the revision's row, until the end of the unit; `actorUserId` is who writes,
 * null: the service itself. Must be the first thing that a unit does: `Administration.write` sees to that.
 */
export async function lockAdministration(
  unit: Unit,
  actor: { readonly userId: number; readonly address?: string | null } | null,
): Promise<AdministrativeUnit> {
  await unit.rows(`SELECT \`revision\` FROM \`roster_revision\` WHERE \`id\` = ?${unit.forUpdate}`, [ROW]);
  const { userId: actorUserId = null, address: actorAddress = null } = actor ?? {};
  return Object.assign(unit, { actorUserId, actorAddress }) as AdministrativeUnit;
}

/** The revision as a part of a reading: one row whose `a` is the number. */
export const rosterRevisionReading = {
  sql: 'SELECT `revision` AS `a`, 0 AS `b`, 0 AS `c` FROM `roster_revision` WHERE `id` = ?',
  parameters: [ROW],
} as const;
