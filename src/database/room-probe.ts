import { rm, writeFile } from 'node:fs/promises';
import { DatabaseAway } from './availability.js';
import { IN_MEMORY } from './private-files.js';
import { fileSystemTroubleOf } from './trouble.js';
import type { Unit } from './unit.js';

/** How much room there must be, in bytes: several times what a request of a call writes. */
const ROOM = 256 * 1024;

/**
 * Throws unless the disk of an embedded database has room for more: its log may still have room inside when its disk has
 * none, for a few calls. A file is written next to the database and removed again. No other unit runs meanwhile that could
 * miss this room. Does nothing on a server.
 * @throws DatabaseAway
 */
export async function assertRoom(unit: Unit): Promise<void> {
  const { options } = unit.manager.dataSource;
  if (options.type !== 'better-sqlite3' || options.database === IN_MEMORY) return;
  const path = `${options.database}.room`;
  try {
    await writeFile(path, Buffer.alloc(ROOM), { mode: 0o600 });
  } catch (error) {
    throw new DatabaseAway(error, fileSystemTroubleOf(error));
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}
