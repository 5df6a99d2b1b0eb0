import type { Unit } from '../unit.js';
import { ChangeLogEntry } from './change-log-entry.entity.js';

/** A change as it is noted: without passwords, tokens or their hashes. */
export interface NotedChange {
  readonly at: Date;
  readonly actorUserId: number | null;
  readonly entity: string;
  readonly entityId: string | number;
  /** Null: it did not exist. */
  readonly before: unknown;
  /** Null: it does not exist any more. */
  readonly after: unknown;
}

/** Notes a change in its own transaction; a change that changes nothing is not noted. */
export async function noteChange(unit: Unit, change: NotedChange): Promise<void> {
  if (JSON.stringify(change.before) === JSON.stringify(change.after)) return;
  await unit.insert(ChangeLogEntry, { ...change, entityId: String(change.entityId) } as object);
}
