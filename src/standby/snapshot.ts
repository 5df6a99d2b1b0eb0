import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Known } from './ledger.js';

/** What the service knew, as it is kept on disk. */
export interface Snapshot extends Known {
  /** Leased ids of incidents that only a journal may use. */
  readonly reservedIds: readonly number[];
}

/** Grows when a release can't read what an earlier one wrote. */
const FORMAT = 1;
const NAME = 'snapshot.bin';

/** A snapshot as it stands in the file. */
export function snapshotBytes(snapshot: Snapshot): Buffer {
  return serialize({ format: FORMAT, ...snapshot });
}

/** Writes a snapshot in place of the last one: whoever reads finds one of the two, whole. */
export async function writeSnapshot(folder: string, bytes: Buffer): Promise<void> {
  const beside = join(folder, `${NAME}.new`);
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(beside, join(folder, NAME));
}

/** The last snapshot; null: there is none that this release can read. */
export async function readSnapshot(folder: string): Promise<Snapshot | null> {
  try {
    const read = deserialize(await readFile(join(folder, NAME))) as Snapshot & { readonly format: number };
    return read.format === FORMAT ? read : null;
  } catch {
    return null;
  }
}
