import { bumpRosterRevision, type AdministrativeUnit } from '../database/index.js';
import { ChangeLogEntry } from './change-log-entry.entity.js';

/** A change as it is noted: without passwords, tokens or their hashes. */
export interface NotedChange {
  readonly at: Date;
  readonly entity: string;
  readonly entityId: string | number;
  /** Null: it did not exist. */
  readonly before: unknown;
  /** Null: it does not exist any more. */
  readonly after: unknown;
}

/** Notes a change, with who made it, in its own transaction; a change that changes nothing is not noted. */
export async function noteChange(unit: AdministrativeUnit, change: NotedChange): Promise<void> {
  if (JSON.stringify(change.before) === JSON.stringify(change.after)) return;
  const { actorUserId } = unit;
  await unit.insert(ChangeLogEntry, { ...change, actorUserId, entityId: String(change.entityId) } as object);
}

/** Notes a change of people, schedules, ladders or hours, and makes all processes read them anew. */
export async function noteRosterChange(unit: AdministrativeUnit, change: NotedChange): Promise<void> {
  await bumpRosterRevision(unit);
  await noteChange(unit, change);
}
