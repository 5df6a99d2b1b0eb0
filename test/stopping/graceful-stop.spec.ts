import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '../kit/processes.js';
import { StoppingService } from './stopping-service.js';

const root = join(import.meta.dirname, '..', '..');
const STOPPING = { status: 'unavailable', errors: [{ code: 'STOPPING' }] };
/** Longer than a test may take: a test that waits for its end fails. */
const FOR_EVER = '300';

let service: StoppingService;
beforeAll(ensureBuild, 180_000);
afterEach(() => service.clear());

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s: readiness turns, the port stays open, then the running request is answered, exit code 0',
  async (signal) => {
    service = await StoppingService.start({ DRAIN_SECONDS: '2' });
    const kept = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await service.readiness()).toMatchObject({ status: 200, body: { status: 'ok', errors: [] } });
    expect(await service.post(kept)).toMatchObject({ status: 200, connection: 'keep-alive' });
    const half = await service.halfARequest();

    service.process.kill(signal);
    expect(await service.untilNotReady()).toMatchObject({ body: STOPPING });
    // A request that still comes is served, on an open connection and on a new one, and told not to come back on it.
    for (const agent of [kept, false] as const) {
      expect(await service.post(agent)).toMatchObject({ status: 200, connection: 'close' });
    }
    await expect(untilRefused()).resolves.toBe('ECONNREFUSED');
    expect(service.process.exitCode).toBe(null);
    half.finish();
    expect(await half.answer).toMatchObject({ status: 200, connection: 'close', body: { stepName: 'exhausted' } });
    expect(await service.ended()).toEqual([0, null]);
  },
);

it('in development the port is closed at once', async () => {
  service = await StoppingService.start();
  const half = await service.halfARequest();
  const before = performance.now();
  service.process.kill('SIGINT');
  await untilRefused();
  half.finish();
  expect(await half.answer).toMatchObject({ status: 200 });
  expect(await service.ended()).toEqual([0, null]);
  expect(performance.now() - before).toBeLessThan(4000);
});

it('a second signal ends the waiting and cuts what runs, in good order', async () => {
  service = await StoppingService.start({ DRAIN_SECONDS: FOR_EVER });
  const half = await service.halfARequest();
  service.process.kill('SIGTERM');
  await service.untilNotReady();
  await pause(1100);
  service.process.kill('SIGINT');
  await expect(half.answer).rejects.toThrow('socket hang up');
  expect(await service.ended()).toEqual([0, null]);
});

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s that reaches npm and the service at once, as Ctrl-C does, is one signal',
  async (signal) => {
    service = await StoppingService.start({}, ['npm', 'start', '--silent'], root);
    const half = await service.halfARequest();
    service.signalAll(signal);
    await untilRefused();
    half.finish();
    expect(await half.answer).toMatchObject({ status: 200 });
    await service.ended();
  },
);

/** The code with which a new connection is refused. One that was taken just before the port closes is reset: go on. */
async function untilRefused(): Promise<unknown> {
  for (;;) {
    const code = await service.readiness().then(
      () => undefined,
      (error: unknown) => (error as NodeJS.ErrnoException).code,
    );
    if (code !== undefined && code !== 'ECONNRESET') return code;
    await pause(20);
  }
}
