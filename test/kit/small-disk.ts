import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, of a few megabytes. It goes away with this process, in whatever way that ends. */
export interface SmallDisk {
  readonly folder: string;
  /** Writes until there is no room for another byte. */
  fill(): void;
  /** Gives the room back. */
  free(): void;
  /** Lets nobody write on it, or lets them again; nothing on it may be open for writing. */
  setReadOnly(isReadOnly: boolean): void;
  unmount(): Promise<void>;
}

/** Mounts, says so, and takes everything away again when the pipe to this process ends. */
const SCRIPT = `mount -t tmpfs -o "size=$2,mode=0700,uid=$3,gid=$4" tmpfs "$1" || exit 1
echo mounted; read -r _; umount -l "$1"; rmdir "$1"`;

const isRoot = process.getuid?.() === 0;

/** Why no small disk can be had here; null: it can. */
export const noSmallDiskReason: string | null = canMount()
  ? null
  : 'a file system of a few megabytes needs the right to mount one, as root or by sudo without a password';

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'ewf-mount-'));
  try {
    const tried = spawnSync(command()[0]!, [...command().slice(1), ...mountArguments(folder, 1)], { input: '' });
    return tried.status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function command(): string[] {
  return isRoot ? ['/bin/sh'] : ['sudo', '-n', '/bin/sh'];
}

function mountArguments(folder: string, megabytes: number): string[] {
  const owner = [process.getuid?.() ?? 0, process.getgid?.() ?? 0].map(String);
  return ['-c', SCRIPT, 'small-disk', folder, `${megabytes}m`, ...owner];
}

/** Mounts an empty file system. @throws Error with the reason where that is not allowed. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'ewf-disk-'));
  const [program = '', ...first] = command();
  const holder = spawn(program, [...first, ...mountArguments(folder, megabytes)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await mounted(holder);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => fill(ballast),
    free: () => rmSync(ballast),
    setReadOnly: (isReadOnly) => {
      const remount = ['mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder];
      execFileSync(isRoot ? remount[0]! : 'sudo', isRoot ? remount.slice(1) : ['-n', ...remount]);
    },
    unmount: async () => {
      const end = once(holder, 'exit');
      holder.stdin.end();
      await end;
    },
  };
}

function mounted(holder: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    holder.once('error', reject);
    holder.once('exit', () => reject(new Error(noSmallDiskReason ?? 'the small disk could not be mounted')));
    holder.stdout!.once('data', () => resolve());
  });
}

function fill(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (const size of [65_536, 4096, 512, 1]) {
      const bytes = Buffer.alloc(size, 1);
      while (writes(file, bytes));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writes(file: number, bytes: Buffer): boolean {
  try {
    return writeSync(file, bytes) === bytes.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
