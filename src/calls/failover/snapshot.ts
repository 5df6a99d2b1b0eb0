import { constants } from 'node:fs';
import { open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import type { IncidentRecord } from '../../incidents/index.js';
import type { Known, Plan } from '../cache/call-cache.js';
import { appendLines } from './lines-file.js';

/** What the service knew, but its calls. */
export interface KnownBeside extends Plan {
  /** Leased ids of incidents that only a journal may use. */
  readonly reservedIds: readonly number[];
}

/** What the service knew, as it is kept on disk. */
export type Snapshot = Known & KnownBeside;

/** A line of the file. The first one has all that is known beside calls; later ones have what has changed. */
export interface SnapshotPart {
  readonly beside?: KnownBeside;
  readonly incidents?: readonly IncidentRecord[];
  readonly gone?: readonly number[];
}

/** Grows when a release can't read what an earlier one wrote. */
const FORMAT = 2;
const { O_RDWR, O_APPEND } = constants;
const NAME = 'snapshot.bin';
/** How much room a folder should have for the next entries, in bytes. */
const ROOM = 65_536;
/** How many incidents are written at once: no call waits for more. */
const AT_ONCE = 200;

/** Writes everything in place of the last snapshot: a reader finds one of the two, whole. Returns how many bytes. */
export async function writeSnapshot(
  folder: string,
  beside: KnownBeside,
  incidents: Iterable<IncidentRecord>,
): Promise<number> {
  const beginning = join(folder, `${NAME}.new`);
  const file = await open(beginning, 'w', 0o600);
  let bytes = 0;
  const write = async (part: SnapshotPart): Promise<void> => {
    const line = toLine(part);
    bytes += line.length;
    await file.appendFile(line);
  };
  try {
    await write({ beside });
    const all = [...incidents];
    for (let first = 0; first < all.length; first += AT_ONCE) {
      await write({ incidents: all.slice(first, first + AT_ONCE) });
      await breathe();
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(beginning, join(folder, NAME));
  return bytes;
}

/** Adds what has changed to the last snapshot; returns how many bytes. @throws Error when there isn't one. */
export async function addToSnapshot(folder: string, part: SnapshotPart): Promise<number> {
  const line = toLine(part);
  const file = await open(join(folder, NAME), O_RDWR | O_APPEND);
  try {
    await appendLines(file, line);
  } finally {
    await file.close();
  }
  return line.length;
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
 * The last snapshot; null: there isn't one that this release can read. One that is there all the same, damaged or of another
 * release, is told to `complain`; what stands before the damage counts.
 */
export async function readSnapshot(
  folder: string,
  complain: (error: Error) => void = () => undefined,
): Promise<Snapshot | null> {
  const parts: SnapshotPart[] = [];
  try {
    const text = await readFile(join(folder, NAME), 'latin1');
    for (const line of text.split('\n').slice(0, -1)) parts.push(fromLine(line));
    if (parts.length === 0 || !text.endsWith('\n')) throw new Error('the snapshot is cut off');
  } catch (error) {
    const isNone = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (!isNone) complain(error as Error);
  }
  return joined(parts);
}

function joined(parts: readonly SnapshotPart[]): Snapshot | null {
  const beside = parts.findLast((part) => part.beside !== undefined)?.beside;
  if (beside === undefined) return null;
  const incidents = new Map<number, IncidentRecord>();
  for (const { incidents: changed = [], gone = [] } of parts) {
    for (const incident of changed) incidents.set(incident.id, incident);
    for (const id of gone) incidents.delete(id);
  }
  return { ...beside, incidents: [...incidents.values()] };
}

function toLine(part: SnapshotPart): string {
  return `${serialize({ format: FORMAT, ...part }).toString('base64')}\n`;
}

function fromLine(line: string): SnapshotPart {
  const read: unknown = deserialize(Buffer.from(line, 'base64'));
  if (isPart(read)) return read;
  throw new Error('the snapshot is not one of this release');
}

/** Whether a value has all that a call is answered from: what is wrong would only be found by a caller. */
function isPart(value: unknown): value is SnapshotPart {
  const { format, beside, incidents = [], gone = [] } = (value ?? {}) as Partial<SnapshotPart> & { format?: number };
  if (format !== FORMAT || !Array.isArray(incidents) || !Array.isArray(gone)) return false;
  return (beside === undefined || isBeside(beside)) && (incidents as readonly unknown[]).every(isRecord);
}

function isBeside({ roster, pool, reservedIds }: Partial<KnownBeside>): boolean {
  const isRoster = roster?.people instanceof Map && isObject(roster.schedule?.hours) && isObject(roster.ladders);
  return isRoster && Array.isArray(pool) && Array.isArray(reservedIds) && reservedIds.every(Number.isInteger);
}

function isRecord(value: unknown): boolean {
  const { id, callSid, createdAt, attempts } = (value ?? {}) as Partial<IncidentRecord>;
  return Number.isInteger(id) && typeof callSid === 'string' && createdAt instanceof Date && Array.isArray(attempts);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
