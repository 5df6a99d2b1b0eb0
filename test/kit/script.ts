import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './processes.js';
import { guardAgainstOurDeath } from './servers/watchdog.js';

const scripts = join(import.meta.dirname, '..', '..', 'dist', 'src', 'demo');

/** What a script has printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

/** A built script of the demo as a process of its own, in an empty folder, with nothing of our environment but PATH. */
export class Script {
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  private out = '';
  private errors = '';

  constructor(name: 'demo' | 'call', args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    ensureBuild();
    const folder = mkdtempSync(join(tmpdir(), 'ewf-script-'));
    const env = { PATH: process.env['PATH'], TMPDIR: folder, ...variables };
    this.child = spawn(process.execPath, [join(scripts, `${name}.js`), ...args], { cwd: folder, env });
    const callOffWatchdog = guardAgainstOurDeath(this.child.pid ?? 0, folder);
    this.child.stdout?.on('data', (data: Buffer) => (this.out += data.toString()));
    this.child.stderr?.on('data', (data: Buffer) => (this.errors += data.toString()));
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        callOffWatchdog();
        rmSync(folder, { recursive: true, force: true });
        resolve({ code, out: this.out, errors: this.errors });
      });
    });
  }

  /** What it has printed once `words` stand in it. @throws Error when it ends before. */
  until(words: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (this.out.includes(words)) resolve(this.out);
      };
      look();
      this.child.stdout?.on('data', look);
      void this.ended.then(({ errors }) => reject(new Error(`it ended before it said “${words}”\n${errors}`)));
    });
  }

  stop(): Promise<Ended> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}
