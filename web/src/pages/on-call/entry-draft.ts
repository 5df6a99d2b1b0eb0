import type { Level } from '../../api/queries';

/** An override or single shift as it is being written; instants in epoch milliseconds. */
export interface EntryDraft {
  readonly kind: 'override' | 'shift';
  /** Null: it is new. */
  readonly id: number | null;
  readonly userId: number | null;
  readonly level: Level;
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: string;
}
