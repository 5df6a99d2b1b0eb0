import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findInstallScript, findServerBinary, noServerReason, type ServerBinary } from './binaries.js';
import { isServerOf } from './databases.js';
import { freePort, greets } from './port.js';
import { guardAgainstOurDeath } from './watchdog.js';

/** A throw-away server of our own, empty, on 127.0.0.1 only; nothing of it outlives `stop` or this process. */
export interface PrivateServer {
  readonly kind: 'mariadb' | 'mysql';
  /** Of the administrator, without a database: `mariadb://root@127.0.0.1:PORT`. */
  readonly url: string;
  readonly folder: string;
  /** Of the running server; another one after `restart`. */
  pid(): number;
  /** The server stops answering, while its connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Ends it like a power cut, without a chance to write anything. */
  crash(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Where the data folder is made; `/dev/shm` is faster where it does not matter whether a commit reaches a disk. */
  readonly parentFolder?: string;
  /** Further arguments of the server. */
  readonly args?: readonly string[];
}

const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
const readyWithinMs = 30_000;
const stopWithinMs = 5_000;

/**
 * Makes and starts a private MariaDB, or MySQL where only that is installed; never touches a server that already runs.
 * @throws Error with the last lines of the server's log when it does not come up.
 */
export async function startMariaDb(options: ServerOptions = {}): Promise<PrivateServer> {
  const binary = findServerBinary();
  if (binary === null) throw new Error(`No database server can be started: ${noServerReason}`);
  const folder = await mkdtemp(join(options.parentFolder ?? tmpdir(), 'ewf-server-'));
  try {
    await makeDataFolder(binary, folder);
    return await startOnFreePort(binary, folder, options.args ?? []);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function makeDataFolder({ kind, path }: ServerBinary, folder: string): Promise<void> {
  const data = `--datadir=${join(folder, 'data')}`;
  const [command, args] =
    kind === 'mysql'
      ? [path, ['--no-defaults', '--initialize-insecure', data]]
      : [
          findInstallScript(path),
          ['--no-defaults', data, '--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'],
        ];
  await promisify(execFile)(command, [...args, ...asRoot], { env: ownTemporaryFiles(folder) });
}

/** Two servers that begin at the same moment would name their temporary tables alike: each gets a folder of its own. */
function ownTemporaryFiles(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, TMPDIR: folder };
}

/** Another process may take the port between our finding it and the server's listening: then once more. */
async function startOnFreePort(binary: ServerBinary, folder: string, args: readonly string[]): Promise<PrivateServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return new RunningServer(binary, folder, port, args, await launch(binary, folder, port, args));
    } catch (error) {
      if (attempt === 3 || !/address already in use/i.test(String(error))) throw error;
    }
  }
}

async function launch(
  binary: ServerBinary,
  folder: string,
  port: number,
  args: readonly string[],
): Promise<ChildProcess> {
  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'a');
  const own = binary.kind === 'mysql' ? ['--mysqlx=OFF', '--disable-log-bin'] : ['--skip-log-bin'];
  const child = spawn(
    binary.path,
    [
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      `--socket=${join(folder, 'server.sock')}`,
      `--pid-file=${join(folder, 'server.pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--max-connections=500',
      ...own,
      ...asRoot,
      ...args,
    ],
    { stdio: ['ignore', log, log], env: ownTemporaryFiles(folder), detached: true }, // detached: Ctrl-C goes to the tests, which then stop it
  );
  closeSync(log);
  let spawnError = '';
  child.on('error', (error) => {
    spawnError = error.message;
  });
  const deadline = Date.now() + readyWithinMs;
  while (child.pid !== undefined && !hasEnded(child) && Date.now() < deadline) {
    if ((await greets(port)) && (await isServerOf(folder, `${binary.kind}://root@127.0.0.1:${port}`))) return child;
    await sleep(20);
  }
  child.kill('SIGKILL');
  const lastLines = readFileSync(logFile, 'utf8').split('\n').slice(-15).join('\n');
  throw new Error(`${binary.path} did not come up: ${spawnError}\n${lastLines}`);
}

class RunningServer implements PrivateServer {
  readonly kind: 'mariadb' | 'mysql';
  readonly url: string;
  private callOffWatchdog: () => void;

  constructor(
    private readonly binary: ServerBinary,
    readonly folder: string,
    private readonly port: number,
    private readonly args: readonly string[],
    private child: ChildProcess,
  ) {
    this.kind = binary.kind;
    this.url = `${binary.kind}://root@127.0.0.1:${port}`;
    this.callOffWatchdog = guardAgainstOurDeath(this.pid(), folder);
    child.unref();
  }

  pid(): number {
    return this.child.pid ?? 0;
  }

  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  async crash(): Promise<void> {
    await this.end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.end('SIGTERM');
    this.child = await launch(this.binary, this.folder, this.port, this.args);
    this.callOffWatchdog();
    this.callOffWatchdog = guardAgainstOurDeath(this.pid(), this.folder);
    this.child.unref();
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    this.callOffWatchdog();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (hasEnded(this.child)) return;
    this.child.ref();
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill(signal);
    this.thaw(); // a frozen server would never see the signal
    const tooLong = setTimeout(() => this.child.kill('SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(tooLong);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
