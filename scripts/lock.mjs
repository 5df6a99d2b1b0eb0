import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Runs `work` while no other process on this machine does so for the same folder, so that two commands started side
 * by side in a fresh checkout don't install or build over one another. The lock of a dead process counts as open, and
 * so does one of ten minutes: its number may meanwhile belong to another process.
 */
export function underLock(folder, work) {
  const lock = join(tmpdir(), `ewf-prepare-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`);
  acquire(lock);
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function acquire(lock) {
  for (let announced = false; ; announced = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(lock);
    if (isLeftOver(lock, owner)) rmSync(lock, { force: true });
    else if (!announced) console.error(`Waiting for process ${owner ?? '?'}, which is preparing the same folder ...`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** The process that holds the lock; undefined while it is just being written or was just released. */
function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isLeftOver(lock, owner) {
  if (owner !== undefined && (owner === process.pid || !isAlive(owner))) return true;
  const written = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Date.now() - written > 600_000;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
