import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountSmallDisk, noSmallDiskReason } from '../kit/small-disk.js';

/** A disk on which a process can be kept from writing for a while. */
export interface Disk {
  readonly folder: string;
  /** From now on what this process writes finds no room. */
  fill(pid: number): void;
  free(pid: number): void;
  remove(): Promise<void>;
}

/** Kinds of it: one needs the right to mount and fills a real file system, one only needs util-linux. */
export const DISKS: readonly {
  readonly name: string;
  readonly why: string | null;
  readonly make: () => Promise<Disk>;
}[] = [
  {
    name: 'a file system of four megabytes',
    why: noSmallDiskReason,
    make: async () => {
      const disk = await mountSmallDisk(4);
      return { folder: disk.folder, fill: () => disk.fill(), free: () => disk.free(), remove: () => disk.unmount() };
    },
  },
  {
    name: 'a limit of the system on how long files may get',
    why: null,
    make: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ewf-limit-'));
      return {
        folder,
        fill: (pid) => limitFiles(pid, '4096'),
        free: (pid) => limitFiles(pid, 'unlimited'),
        remove: async () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
];

/** Writing beyond the limit fails, as on a full disk; the soft limit may go up again as far as the hard one. */
function limitFiles(pid: number, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}
