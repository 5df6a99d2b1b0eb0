import type { Parameter, Unit } from '../database/index.js';

/** What changes of one row: its id, and the new value of each field that has one. */
export type RowPatch = { readonly id: number } & Readonly<Record<string, unknown>>;

/**
 * Changes any number of rows of a table in one statement, each to its own values, together with the unit's next statement;
 * does nothing where nothing changes. `columns` names the column of each field.
 */
export function updateRows(
  unit: Unit,
  table: string,
  columns: Readonly<Record<string, string>>,
  patches: readonly RowPatch[],
): void {
  const changed = patches.filter((patch) => Object.keys(columns).some((key) => patch[key] !== undefined));
  const parameters: Parameter[] = [];
  const assignments: string[] = [];
  for (const [key, column] of Object.entries(columns)) {
    const concerned = changed.filter((patch) => patch[key] !== undefined);
    if (concerned.length === 0) continue;
    if (changed.length === 1) {
      assignments.push(`\`${column}\` = ?`);
      parameters.push(concerned[0]?.[key] as Parameter);
      continue;
    }
    assignments.push(`\`${column}\` = CASE \`id\` ${'WHEN ? THEN ? '.repeat(concerned.length)}ELSE \`${column}\` END`);
    for (const patch of concerned) parameters.push(patch.id, patch[key] as Parameter);
  }
  if (assignments.length === 0) return;
  const places = changed.map(() => '?').join(', ');
  const ids = changed.map(({ id }) => id);
  const sql = `UPDATE \`${table}\` SET ${assignments.join(', ')} WHERE \`id\` IN (${places})`;
  unit.later({ sql, parameters: [...parameters, ...ids] });
}
