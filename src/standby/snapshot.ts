import { open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { IncidentRecord } from '../incidents/index.js';
import type { Known } from './ledger.js';

/** What the service knew, as it is kept on disk. */
export interface Snapshot extends Known {
  /** Leased ids of incidents that only a journal may use. */
  readonly reservedIds: readonly number[];
}

/** Grows when a release can't read what an earlier one wrote. */
const FORMAT = 1;
const NAME = 'snapshot.bin';
/** How much room a folder should have for the next entries, in bytes. */
const ROOM = 65_536;

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

/** Finds out whether a folder takes what is written, where there is nothing new to write. @throws Error when it does not. */
export async function tryToWrite(folder: string): Promise<void> {
  const beside = join(folder, `${NAME}.new`);
  const file = await open(beside, 'w', 0o600);
  try {
    await file.writeFile(Buffer.alloc(ROOM));
  } finally {
    await file.close();
  }
  await unlink(beside);
}

/**
 * The last snapshot; null: there is none that this release can read. One that is there all the same, cut off or of another
 * release, is told to `complain`.
 */
export async function readSnapshot(
  folder: string,
  complain: (error: Error) => void = () => undefined,
): Promise<Snapshot | null> {
  try {
    const read: unknown = deserialize(await readFile(join(folder, NAME)));
    if (isSnapshot(read)) return read;
    throw new Error('the snapshot is not one of this release');
  } catch (error) {
    const isNone = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!isNone) complain(error as Error);
    return null;
  }
}

/** Whether a value has all that a call is answered from: what is wrong would only be found by a caller. */
function isSnapshot(value: unknown): value is Snapshot {
  const { format, roster, pool, incidents, reservedIds } = (value ?? {}) as Partial<Snapshot> & { format?: number };
  if (format !== FORMAT || !Array.isArray(pool) || !Array.isArray(incidents) || !Array.isArray(reservedIds))
    return false;
  const isRoster = roster?.people instanceof Map && isObject(roster.schedule?.hours) && isObject(roster.ladders);
  return isRoster && (incidents as readonly unknown[]).every(isRecord) && reservedIds.every(Number.isInteger);
}

function isRecord(value: unknown): boolean {
  const { id, callSid, createdAt, attempts } = (value ?? {}) as Partial<IncidentRecord>;
  return Number.isInteger(id) && typeof callSid === 'string' && createdAt instanceof Date && Array.isArray(attempts);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
