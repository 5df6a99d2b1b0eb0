import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBuild, startService, type ServiceProcess } from '../kit/processes.js';
import { Wire } from '../kit/wire.js';
import { modeOf, requestIdsIn, sizeOf } from './file.js';

let folder: string;
let path: string;
const services: ServiceProcess[] = [];
beforeAll(ensureBuild, 180_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ewf-end-'));
  path = join(folder, 'data', 'ewf.sqlite');
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<ServiceProcess> {
  const service = await startService({ DATABASE_URL: `sqlite:${path}` });
  services.push(service);
  return service;
}

/** Makes calls, and ends the service in the middle of them; the requests that got 200. */
async function callUntil(service: ServiceProcess, end: () => Promise<void>): Promise<string[]> {
  const wire = new Wire(service.url, 8);
  const kept: string[] = [];
  let ended: Promise<void> | undefined;
  let isGone = false;
  const caller = async (name: string) => {
    for (let call = 0; !isGone && call < 500; call += 1) {
      const id = randomUUID();
      const body = { callSid: `CA${name}${call}`, callerPhone: '+14155551234' };
      const reply = await wire.post('next-target', body, { 'X-Request-Id': id }).catch(() => null);
      if (reply === null) isGone = true;
      else if (reply.status === 200) kept.push(id);
      if (kept.length >= 40) ended ??= end();
    }
  };
  await Promise.all(['a', 'b', 'c', 'd'].map(caller));
  await ended;
  return kept;
}

it('a service that stops leaves everything in the file itself, and one that is killed loses nothing it said yes to', async () => {
  const first = await start();
  const before = await callUntil(first, () => first.stop());
  expect(before.length).toBeGreaterThanOrEqual(40);
  expect(sizeOf(`${path}-wal`) ?? 0).toBe(0);
  const alone = join(folder, 'copy.sqlite');
  cpSync(path, alone);
  const inFile = requestIdsIn(alone);
  expect(before.filter((id) => !inFile.has(id))).toEqual([]);

  const second = await start();
  const killed = await callUntil(second, () => second.kill());
  expect(killed.length).toBeGreaterThanOrEqual(40);
  expect(sizeOf(`${path}-wal`)).toBeGreaterThan(0);
  const after = requestIdsIn(path);
  expect([...before, ...killed].filter((id) => !after.has(id))).toEqual([]);
});

it('only the owner may read the file, what is beside it, and its folder, whatever an earlier release had left', async () => {
  mkdirSync(join(folder, 'data'), { mode: 0o755 });
  for (const each of ['', '-wal']) {
    writeFileSync(`${path}${each}`, '');
    chmodSync(`${path}${each}`, 0o644);
  }
  await start();
  const modes = ['', '-wal', '-shm', '.lock'].map((each) => modeOf(`${path}${each}`));
  expect([...modes, modeOf(join(folder, 'data'))]).toEqual(['0600', '0600', '0600', '0600', '0700']);
  expect(readdirSync(join(folder, 'data')).toSorted()).toEqual(
    ['', '-shm', '-wal', '.lock'].map((each) => `ewf.sqlite${each}`),
  );
});
