import { UnitOfWork } from '../../src/database/index.js';
import { CallAttempt, Incident, IncidentEvent } from '../../src/incidents/index.js';
import type { Line } from './line.js';

/** An incident's row, with the same types on every database. */
export function incidentOf(line: Line, id: number): Promise<Incident> {
  return line.app.get(UnitOfWork).run((unit) => unit.manager.findOneByOrFail(Incident, { id }));
}

/** The attempts of an incident, oldest first. */
export function attemptsOf(line: Line, incidentId: number): Promise<CallAttempt[]> {
  const oldestFirst = { where: { incidentId }, order: { id: 'ASC' } } as const;
  return line.app.get(UnitOfWork).run((unit) => unit.manager.find(CallAttempt, oldestFirst));
}

/** The audit trail of an incident, oldest first. */
export function eventsOf(line: Line, incidentId: number): Promise<IncidentEvent[]> {
  const oldestFirst = { where: { incidentId }, order: { seq: 'ASC' } } as const;
  return line.app.get(UnitOfWork).run((unit) => unit.manager.find(IncidentEvent, oldestFirst));
}

/** The names of an incident's events, oldest first. */
export async function trailOf(line: Line, incidentId: number): Promise<string[]> {
  return (await eventsOf(line, incidentId)).map(({ type }) => type);
}

/** Every row of every table. */
export async function everyRow(line: Line): Promise<Record<string, unknown[]>> {
  const tables = line.dataSource.entityMetadatas.map(({ tableName }) => tableName);
  const rows = await Promise.all(tables.map((table) => line.rows(`SELECT * FROM \`${table}\``)));
  return Object.fromEntries(tables.map((table, index) => [table, rows[index] as unknown[]]));
}
