import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The path of a database that is in memory only. */
export const IN_MEMORY = ':memory:';
/** What stands beside a database file, under its name and these endings. */
const BESIDE_DATABASE = ['', '-wal', '-shm', '-journal', '.lock', '.room'];
/** The standby's folder, where it is in the folder of the database, as by default. */
const STANDBY = 'standby';

/**
 * Makes a database's file, and lets nobody but its owner read it, what SQLite puts beside it, and its folder, as far as
 * that is its own: it belongs to us and holds nothing else.
 */
export function keepDatabasePrivate(path: string): void {
  if (path === IN_MEMORY) return;
  const names = BESIDE_DATABASE.map((ending) => `${basename(path)}${ending}`);
  // Never opened when it is there already: closing it would give up the locks that this process has on it.
  makeFile(path);
  keepFilesPrivate(dirname(path), names, [STANDBY]);
}

/** Makes a folder that is for its owner alone, and lets nobody else read the files in it that have these names. */
export function makePrivateFolder(folder: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  keepFilesPrivate(folder, names);
}

function keepFilesPrivate(folder: string, names: readonly string[], neighbours: readonly string[] = []): void {
  for (const name of names) ownerOnly(join(folder, name));
  if (isOwn(folder, [...names, ...neighbours])) ownerOnly(folder);
}

/** Returns whether a folder was made for these files: it is ours, not open to all as /tmp is, and holds nothing else. */
function isOwn(folder: string, names: readonly string[]): boolean {
  const { uid, mode } = statSync(folder);
  if (uid !== process.geteuid?.() || (mode & 0o1002) !== 0) return false;
  if (realpathSync(folder) === realpathSync(process.cwd())) return false;
  return readdirSync(folder).every((name) => names.includes(name));
}

function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function ownerOnly(path: string): void {
  try {
    const { mode } = statSync(path);
    if ((mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Not there yet, or another user's: SQLite says so where it can't be used.
    if (code !== 'ENOENT' && code !== 'EPERM' && code !== 'EROFS') throw error;
  }
}
