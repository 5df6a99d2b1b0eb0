import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Reply } from '../kit/line.js';
import { guardAgainstOurDeath } from '../kit/servers/watchdog.js';

const root = join(import.meta.dirname, '..', '..');
const BODY = JSON.stringify({ callSid: 'CAstop', callerPhone: '+14155551234' });

/** An answer, as it came. */
export interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly body: Reply['body'];
}

/** The built service, or `npm start`, on SQLite in a process group of its own: what a terminal or systemd ends. */
export class StoppingService {
  private constructor(
    readonly process: ChildProcess,
    readonly url: string,
    private readonly folder: string,
    private readonly callOffWatchdog: () => void,
  ) {}

  static async start(
    variables: Readonly<Record<string, string>> = {},
    command = [process.execPath, join(root, 'dist', 'src', 'main.js')],
    cwd?: string,
  ): Promise<StoppingService> {
    const folder = mkdtempSync(join(tmpdir(), 'ewf-stop-'));
    const [program = '', ...args] = command;
    const service = spawn(program, args, {
      cwd: cwd ?? folder,
      detached: true,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        HOST: '127.0.0.1',
        PORT: '0',
        WEBHOOK_SECRET: 'secret',
        DATABASE_URL: `sqlite:${join(folder, 'ewf.sqlite')}`,
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const callOff = guardAgainstOurDeath(service.pid ?? 0, folder);
    try {
      return new StoppingService(service, await whereItListens(service), folder, callOff);
    } catch (error) {
      service.kill('SIGKILL');
      callOff();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Its exit code and signal. */
  async ended(): Promise<unknown[]> {
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'exit');
    return [this.process.exitCode, this.process.signalCode];
  }

  /** Sends a signal to the process and all that it started, as Ctrl-C does. */
  signalAll(signal: NodeJS.Signals): void {
    process.kill(-(this.process.pid ?? 0), signal);
  }

  /** A request of which the service has read the head, and half of the body has been sent. */
  async halfARequest(agent: Agent | false = false) {
    const outgoing = this.outgoing(agent, { Expect: '100-continue' });
    const answer = answerOf(once(outgoing, 'response'));
    answer.catch(() => undefined); // who waits for it hears of it
    outgoing.flushHeaders();
    await once(outgoing, 'continue');
    outgoing.write(BODY.slice(0, 20));
    return { finish: () => outgoing.end(BODY.slice(20)), answer };
  }

  /** A request of a call; on a connection of its own unless an agent is given. */
  post(agent: Agent | false = false): Promise<Answer> {
    const outgoing = this.outgoing(agent);
    const answer = answerOf(once(outgoing, 'response'));
    outgoing.end(BODY);
    return answer;
  }

  async readiness(): Promise<Answer> {
    const outgoing = request(`${this.url}/health/ready`, { agent: false });
    outgoing.end();
    return answerOf(once(outgoing, 'response'));
  }

  async untilNotReady(): Promise<Answer> {
    for (;;) {
      const answer = await this.readiness();
      if (answer.status === 503) return answer;
    }
  }

  clear(): void {
    try {
      this.signalAll('SIGKILL');
    } catch {
      // it has ended
    }
    this.callOffWatchdog();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private outgoing(agent: Agent | false, headers: Readonly<Record<string, string>> = {}) {
    return request(`${this.url}/api/telephony/next-target`, {
      method: 'POST',
      agent,
      headers: {
        'Content-Type': 'application/json',
        Authorization: 'Bearer secret',
        'Content-Length': String(Buffer.byteLength(BODY)),
        ...headers,
      },
    });
  }
}

async function answerOf(coming: Promise<unknown[]>): Promise<Answer> {
  const [response] = (await coming) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode, connection: response.headers.connection, body: JSON.parse(text) };
}

async function whereItListens({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout! })) {
    if (!line.startsWith('{')) continue;
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg === 'listening' && url !== undefined) {
      stdout!.resume();
      return url;
    }
  }
  throw new Error('the service ended before it listened');
}
