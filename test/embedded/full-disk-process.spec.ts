import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ensureBuild, startService, type ServiceProcess } from '../kit/processes.js';
import { Wire } from '../kit/wire.js';
import { DISKS, type Disk } from './disks.js';
import { requestIdsIn, sizeOf } from './file.js';

const AWAY = {
  statusCode: 503,
  code: 'DATABASE_UNAVAILABLE',
  message: 'the database can not be used now: try again in a moment',
};

beforeAll(ensureBuild, 180_000);

describe.each(DISKS)('a service whose SQLite file is on $name', ({ make, why }) => {
  let disk: Disk;
  let path: string;
  let service: ServiceProcess;
  let wire: Wire;
  const kept: string[] = [];
  const refused: string[] = [];

  beforeEach(async () => {
    disk = await make();
    path = join(disk.folder, 'data', 'ewf.sqlite');
    service = await startService({ DATABASE_URL: `sqlite:${path}` });
    wire = new Wire(service.url, 4);
    kept.length = 0;
    refused.length = 0;
  });
  afterEach(async () => {
    await service.stop();
    await disk.remove();
  });

  /** A request of a call; its answer, noted under its id. */
  async function post(endpoint: string, body: object) {
    const id = randomUUID();
    const reply = await wire.post(endpoint, body, { 'X-Request-Id': id });
    (reply.status === 200 ? kept : refused).push(id);
    return reply;
  }
  const nextTarget = (callSid: string) => post('next-target', { callSid, callerPhone: '+14155551234' });
  const ready = async () => {
    const response = await fetch(`${service.url}/health/ready`);
    return { status: response.status, body: await response.json() };
  };

  it.skipIf(why !== null)(
    'answers 503 while the disk is full and is not ready, and then everything that got 200 is in the file',
    async () => {
      expect(await ready()).toMatchObject({ status: 200, body: { status: 'ok' } });
      expect((await nextTarget('CAbefore')).status).toBe(200);

      disk.fill(service.pid);
      expect(await ready()).toMatchObject({
        status: 503,
        body: { errors: [{ code: 'DATABASE_UNAVAILABLE', reason: 'NO_SPACE' }] },
      });
      for (let call = 0; refused.length < 8 && call < 300; call += 1) await nextTarget(`CAfull${call}`);
      const all = await Promise.all(Array.from({ length: 10 }, (_, call) => nextTarget(`CAmany${call}`)));
      expect(all).toEqual(all.map(() => ({ status: 503, body: AWAY })));
      for (const endpoint of ['attempt-failed', 'answered', 'completed']) {
        const report = await post(endpoint, { callSid: 'CAbefore', incidentId: 1, targetPhone: '+14155550100' });
        expect([endpoint, report]).toEqual([endpoint, { status: 503, body: AWAY }]);
      }
      expect(await ready()).toMatchObject({
        status: 503,
        body: {
          errors: [{ code: 'DATABASE_UNAVAILABLE', reason: expect.stringMatching(/^(NO_SPACE|FILE_UNUSABLE)$/) }],
        },
      });
      expect(service.complaints.join('\n')).toMatch(/the database file can not be used.*(disk is full|I\/O error)/);

      disk.free(service.pid);
      for (let call = 0; call < 5; call += 1) expect((await nextTarget(`CAafter${call}`)).status).toBe(200);
      expect(await ready()).toMatchObject({ status: 200, body: { status: 'ok' } });
      const beside = requestIdsIn(path);
      expect(kept.filter((id) => !beside.has(id))).toEqual([]);
      expect(refused.filter((id) => beside.has(id))).toEqual([]);

      await service.stop();
      expect(sizeOf(`${path}-wal`) ?? 0).toBe(0);
      expect(requestIdsIn(path)).toEqual(beside);
    },
  );
});
