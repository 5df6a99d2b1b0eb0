import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const BODY = JSON.stringify({ callSid: 'CAstop', callerPhone: '+14155551234' });

let folder: string;
let service: ChildProcess;
let url: string;

beforeAll(async () => {
  const prepare = new URL('../../scripts/prepare.mjs', import.meta.url).href;
  ((await import(prepare)) as { ensureBuild(): void }).ensureBuild();
}, 180_000);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-stop-'));
  service = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: '0',
      WEBHOOK_SECRET: 'secret',
      DATABASE_URL: `sqlite:${join(folder, 'ewf.sqlite')}`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  url = await whereItListens(service);
});

afterEach(() => {
  service.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function whereItListens({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout! })) {
    const { msg, url: found } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg === 'listening' && found !== undefined) {
      stdout!.resume();
      return found;
    }
  }
  throw new Error('the service ended before it listened');
}

/** A request of which the service has read the head, and half of the body has been sent. */
async function halfARequest() {
  const headers = {
    'Content-Type': 'application/json',
    Authorization: 'Bearer secret',
    'Content-Length': Buffer.byteLength(BODY),
    Expect: '100-continue',
  };
  const outgoing = request(`${url}/api/telephony/next-target`, { method: 'POST', headers, agent: false });
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  outgoing.write(BODY.slice(0, 20));
  const answer = once(outgoing, 'response').then(async ([response]: IncomingMessage[]) => {
    let text = '';
    for await (const chunk of response!) text += String(chunk);
    return { status: response!.statusCode, body: JSON.parse(text) as object };
  });
  return { finish: () => outgoing.end(BODY.slice(20)), answer };
}

async function readiness(): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/health/ready`, { headers: { Connection: 'close' } });
  return { status: response.status, body: await response.json() };
}

async function untilNotReady(): Promise<unknown> {
  for (;;) {
    const { status, body } = await readiness();
    if (status === 503) return body;
    await pause(20);
  }
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: not ready any more, the running request is answered, exit code 0',
  async (signal) => {
    expect(await readiness()).toEqual({ status: 200, body: { status: 'ok', errors: [] } });
    const half = await halfARequest();
    const exit = once(service, 'exit');

    service.kill(signal);
    expect(await untilNotReady()).toMatchObject({ status: 'unavailable', errors: [{ code: 'STOPPING' }] });
    expect(service.exitCode).toBe(null);
    for (let count = 0; count < 5; count += 1) expect((await readiness()).status).toBe(503);
    half.finish();
    expect(await half.answer).toMatchObject({ status: 200, body: { incidentId: 1, stepName: 'exhausted' } });
    expect(await exit).toEqual([0, null]);
  },
);
