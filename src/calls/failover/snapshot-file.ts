import { serialize } from 'node:v8';
import type { IncidentRecord } from '../../incidents/index.js';
import type { IndexedCalls } from '../cache/indexed-calls.js';
import { addToSnapshot, tryToWrite, writeSnapshot, type KnownBeside } from './snapshot.js';

/** What is known otherwise than it was. */
export interface Changes {
  /** Whether everything may be. */
  readonly isWhole: boolean;
  readonly incidents: readonly IncidentRecord[];
  /** Ids of incidents that are not known any more. */
  readonly gone: readonly number[];
}

/** How many bytes may be added to a snapshot before it is written anew, however small it was. */
const LEAST_ADDED = 1_000_000;

/** Keeps a snapshot on disk: writes what has changed, and everything only when that has become as long as the whole. */
export class SnapshotFile {
  /** What stands in the file; null: nobody knows. */
  private beside: Buffer | null = null;
  private wholeBytes = 0;
  private addedBytes = 0;

  constructor(private readonly folder: string) {}

  /** Writes what is known now. After an error everything is written anew. @throws the error of the file system. */
  async save(beside: KnownBeside, { isWhole, incidents, gone }: Changes, all: IndexedCalls): Promise<void> {
    const last = this.beside;
    const now = serialize(beside);
    this.beside = null;
    if (isWhole || last === null || this.addedBytes > Math.max(LEAST_ADDED, this.wholeBytes)) {
      this.wholeBytes = await writeSnapshot(this.folder, beside, all.all());
      this.addedBytes = 0;
    } else if (!last.equals(now) || incidents.length > 0 || gone.length > 0) {
      const isOther = !last.equals(now);
      this.addedBytes += await addToSnapshot(this.folder, { incidents, gone, ...(isOther && { beside }) });
    } else {
      await tryToWrite(this.folder);
    }
    this.beside = now;
  }
}
