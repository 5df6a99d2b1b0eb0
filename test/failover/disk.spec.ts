import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSnapshot } from '../../src/calls/index.js';
import { mountSmallDisk, noSmallDiskReason, type SmallDisk } from '../kit/small-disk.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

describe.skipIf(findServerBinary() === null)('the journal of a disk that fails', () => {
  let disk: SmallDisk | null = null;
  let rig: Rig;
  let callers = 0;
  beforeAll(async () => {
    disk = noSmallDiskReason === null ? await mountSmallDisk(2) : null;
    rig = await Rig.withThree(disk ? { STANDBY_DIR: join(disk.folder, 'standby') } : {});
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    await rig.close();
    await disk?.unmount();
  });

  const ready = async () => {
    const response = await fetch(`${rig.url}/health/ready`);
    const { status, errors } = (await response.json()) as { status: string; errors: { code: string }[] };
    return { http: response.status, status, codes: errors.map(({ code }) => code) };
  };
  const UNWRITABLE = { http: 200, status: 'degraded', codes: ['STANDBY_UNWRITABLE'] };
  const OK = { http: 200, status: 'ok', codes: [] };

  /** Looks until nothing waits for the disk: a look may have begun before it could be used again. */
  const mended = () =>
    vi.waitFor(
      async () => {
        await rig.look();
        expect([rig.journal(), await ready()]).toEqual(['', OK]);
      },
      { timeout: 15_000 },
    );

  /** Every request of a call that fails twice, under one X-Request-Id; how many requests that are. */
  async function call(callSid: string, requestId: string): Promise<number> {
    callers += 1;
    const callerPhone = `+1415555${1000 + callers}`;
    const post = async (path: string, body: object) => {
      const reply = await rig.post(path, { callSid, callerPhone, ...body }, { 'X-Request-Id': requestId });
      expect(reply.status).toBe(200);
      return reply.body as { incidentId: number; nextPhoneE164: string };
    };
    const first = await post('next-target', {});
    const { incidentId } = first;
    await post('attempt-failed', { incidentId, targetPhone: first.nextPhoneE164, reason: 'busy' });
    const second = await post('next-target', { incidentId });
    await post('attempt-failed', { incidentId, targetPhone: second.nextPhoneE164, reason: 'busy' });
    await post('completed', { incidentId, duration: null });
    return 5;
  }
  const lines = async (like: string): Promise<number> => {
    await rig.trails();
    const found = await rig.rows<{ n: string }>(
      `SELECT COUNT(*) AS n FROM incident_events e JOIN incidents i ON i.id = e.incident_id WHERE i.call_sid LIKE '${like}' AND e.source = 'request'`,
    );
    return Number(found[0]?.n);
  };

  it('50 requests that come with one X-Request-Id are all written, and none twice', async () => {
    let sent = await call('CAalike0', 'always-the-same');
    await rig.server.crash();
    for (let index = 1; index < 10; index += 1) sent += await call(`CAalike${index}`, 'always-the-same');
    const journal = rig.journal();
    await rig.server.restart();
    await rig.back();
    expect([sent, await lines('CAalike%')]).toEqual([50, 50]);
    sent += await call('CAalike10', 'always-the-same');
    const again = journal.replaceAll(/"id":"[\da-f-]{36}"/g, () => `"id":"${randomUUID()}"`);
    await rig.app.close();
    writeFileSync(join(rig.folder, 'journal.ndjson'), again);
    await rig.start();
    expect(rig.status).toMatchObject({ isAway: false, waiting: 0 });
    expect([sent, await lines('CAalike%')]).toEqual([55, 55]);
  });

  it.skipIf(noSmallDiskReason !== null)(
    'has each entry on a line of its own, whatever was written of another',
    async () => {
      await rig.server.crash();
      await call('CAbefore', 'r1');
      disk?.fill();
      const unwritten = rig.status.unwritten;
      await call('CAfull', 'r2');
      expect(rig.status.unwritten).toBeGreaterThan(unwritten);
      expect((await ready()).codes).toContain('STANDBY_UNWRITABLE');
      const whole = rig.journal().split('\n').slice(0, -1);
      for (const line of whole) expect(() => JSON.parse(line) as unknown).not.toThrow();
      disk?.free();
      await call('CAafter', 'r3');
      await rig.app.close();
      await rig.server.restart();
      await rig.start();
      expect(rig.status).toMatchObject({ isAway: false, waiting: 0, rejected: 0 });
      expect([await lines('CAbefore'), await lines('CAfull'), await lines('CAafter')]).toEqual([5, 5, 5]);
      expect(existsSync(join(rig.folder, 'rejected.ndjson'))).toBe(false);
      expect(await ready()).toEqual(OK);
    },
  );

  it('that can not be emptied keeps the line from nothing, and is emptied when it can be', async () => {
    await rig.server.crash();
    await call('CAstuck', 'r4');
    const file = await open(join(rig.folder, 'journal.ndjson'));
    const broken = vi.spyOn(Object.getPrototypeOf(file) as typeof file, 'truncate');
    await file.close();
    broken.mockRejectedValue(Object.assign(new Error('EIO: i/o error, ftruncate'), { code: 'EIO' }));
    await rig.server.restart();
    await rig.back();
    expect(await ready()).toEqual(UNWRITABLE);
    await call('CAstuck2', 'r5');
    expect(rig.journal().length).toBeGreaterThan(0);
    await rig.server.crash();
    await call('CAstuck3', 'r6');
    await rig.server.restart();
    await rig.back();
    broken.mockRestore();
    await mended();
    expect(await lines('CAstuck%')).toBe(15);
  });

  it.skipIf(noSmallDiskReason !== null)(
    'that can not be written is no reason not to start, and is read all the same',
    async () => {
      await rig.server.crash();
      await call('CAleft', 'r7');
      await rig.app.close();
      disk?.setReadOnly(true);
      await rig.server.restart();
      await rig.start();
      expect(await lines('CAleft')).toBe(5);
      await call('CAreadonly', 'r8');
      expect(await ready()).toEqual(UNWRITABLE);
      await rig.server.crash();
      await call('CAreadonly2', 'r9');
      await rig.server.restart();
      await rig.back();
      expect(await lines('CAreadonly%')).toBe(10);
      disk?.setReadOnly(false);
      await mended();
      expect([await lines('CAleft'), await lines('CAreadonly%')]).toEqual([5, 10]);
    },
  );

  it('that holds a snapshot cut off, empty or of something else is read as if it were missing', async () => {
    const file = join(rig.folder, 'snapshot.bin');
    const whole = readFileSync(file);
    const [head = ''] = whole.toString('latin1').split('\n');
    const known = deserialize(Buffer.from(head, 'base64')) as { beside: object };
    const line = (part: unknown): Buffer => Buffer.from(`${serialize(part).toString('base64')}\n`);
    const bad: Record<string, Buffer> = {
      empty: Buffer.alloc(0),
      zeros: Buffer.alloc(whole.length),
      'cut off': whole.subarray(0, head.length / 2),
      text: Buffer.from('{"format":1}'),
      nothing: line(null),
      'an earlier format': serialize({ ...known.beside, format: 1, incidents: [] }),
      'a later format': line({ ...known, format: 3 }),
      'without people': line({ ...known, beside: { ...known.beside, roster: { revision: 1 } } }),
      'without a pool': line({ ...known, beside: { ...known.beside, pool: undefined } }),
      'incidents of another shape': line({ ...known, incidents: [{ id: 1 }] }),
    };
    expect(await readSnapshot(rig.folder)).not.toBe(null);
    for (const [name, bytes] of Object.entries(bad)) {
      writeFileSync(file, bytes);
      const complaints: Error[] = [];
      expect([name, await readSnapshot(rig.folder, (error) => complaints.push(error))]).toEqual([name, null]);
      expect([name, complaints.length]).toEqual([name, 1]);
    }
    await rig.app.close();
    await rig.server.crash();
    await expect(rig.start()).rejects.toThrow('ECONNREFUSED');
    await rig.server.restart();
    await rig.start();
    await call('CAsnapshot', 'r11');
    expect([await ready(), await lines('CAsnapshot')]).toEqual([OK, 5]);
    expect(await readSnapshot(rig.folder)).not.toBe(null);
  });

  it.each([
    ['a tail without its end', '{"id":"1","kind":"ca'],
    ['zeros, as a loss of power leaves them', '\0'.repeat(5000)],
    ['what is JSON and no entry', 'null\n5\n{}\n{"id":"x","kind":"call","at":"2026-11-23T10:00:00Z"}\n'],
    ['the rest of an entry, with the next one behind it', '{"id":"1","kind":"ca{"id":"2","kind":"told"}\n'],
  ])('with %s is no reason not to start, and is put aside', async (_, rubbish) => {
    await rig.server.crash();
    const callSid = `CArubbish${rubbish.length}`;
    await call(callSid, 'r10');
    const journal = rig.journal();
    await rig.app.close();
    await rig.server.restart();
    writeFileSync(join(rig.folder, 'journal.ndjson'), `${journal}${rubbish}`);
    await rig.start();
    expect([rig.status.waiting, rig.status.isAway, await lines(callSid)]).toEqual([0, false, 5]);
    expect([rig.journal(), await ready()]).toEqual(['', OK]);
    const aside = readFileSync(join(rig.folder, 'rejected.ndjson'), 'utf8').split('\n').slice(0, -1);
    for (const line of aside) expect(JSON.parse(line)).toMatchObject({ why: expect.any(String) as string });
  });
});
