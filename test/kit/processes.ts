import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SECRET } from './line.js';
import { guardAgainstOurDeath } from './servers/watchdog.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const readyWithinMs = 30_000;
const stopWithinMs = 15_000;
/** pino's number for warnings; what is below is not kept. */
const WARNING = 40;
/** What a service says that nobody signs in to, as most of the tests' are: no complaint. */
const NOBODY_SIGNS_IN = /no admin can sign in|JWT_SECRET is missing/;

/** The built service as a process of its own, as in production; several may share one database. */
export interface ServiceProcess {
  readonly url: string;
  readonly pid: number;
  /** Warnings and errors so far, one JSON line each. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
  /** Ends it at once, with nothing finished: as a crash of its machine would. */
  kill(): Promise<void>;
}

/** Compiles the service if the build is missing or older than its sources. Safe beside other processes that do so. */
export function ensureBuild(): void {
  const script = "import { ensureBuild } from './scripts/prepare.mjs'; ensureBuild();";
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, stdio: 'inherit' });
}

/**
 * Starts `dist` on a free port of 127.0.0.1, with nothing of this process's environment but PATH; `from` is the folder
 * that has it, where it is not the project's.
 * @throws Error with what it printed when it does not listen in time.
 */
export async function startService(
  environment: Readonly<Record<string, string>>,
  from = root,
): Promise<ServiceProcess> {
  ensureBuild();
  const folder = mkdtempSync(join(tmpdir(), 'ewf-service-'));
  const child = spawn(process.execPath, [join(from, 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: '0',
      WEBHOOK_SECRET: SECRET,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const callOffWatchdog = guardAgainstOurDeath(child.pid ?? 0, folder);
  const complaints: string[] = [];
  const stop = async (): Promise<void> => {
    await end(child);
    callOffWatchdog();
    rmSync(folder, { recursive: true, force: true });
  };
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return stop();
  };
  try {
    return { url: await listening(child, complaints), pid: child.pid ?? 0, complaints, stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(child: ChildProcess, complaints: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the service ${why}\n${complaints.join('\n')}`));
    const tooLong = setTimeout(() => fail('did not listen in time'), readyWithinMs);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      clearTimeout(tooLong);
      fail(`ended with ${code ?? signal}`);
    });
    const read = (line: string): void => {
      const { level = WARNING, msg, url } = parsed(line);
      if (level >= WARNING && !NOBODY_SIGNS_IN.test(msg ?? '')) complaints.push(line);
      if (msg !== 'listening' || url === undefined) return;
      clearTimeout(tooLong);
      resolve(url);
    };
    for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', read);
  });
}

function parsed(line: string): { level?: number; msg?: string; url?: string } {
  try {
    return JSON.parse(line) as object;
  } catch {
    return {};
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (!child.killed) child.kill('SIGTERM');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(tooLong);
}
