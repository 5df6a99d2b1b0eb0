/** More requests: LEAK_REQUESTS=10000 npx vitest run test/failover/nothing-leaks.spec.ts */
import { Agent, request } from 'node:http';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DatabaseAvailability, UnitOfWork } from '../../src/database/index.js';
import { CallCache } from '../../src/calls/cache/call-cache.js';
import { SECRET } from '../kit/line.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

const REQUESTS = Number(process.env['LEAK_REQUESTS'] ?? 600);
const AT_ONCE = 16;
const CALLS = 40;
const FEW = 100;

/** What a pool of the driver knows of its connections; it has no public type. */
interface Pool {
  readonly _allConnections: { readonly length: number };
  readonly _freeConnections: { readonly length: number };
  readonly _connectionQueue: { readonly length: number };
}

describe.skipIf(findServerBinary() === null)('whatever is asked and however it ends', () => {
  let rig: Rig;
  const agent = new Agent({ keepAlive: false, maxSockets: AT_ONCE });
  beforeAll(async () => {
    rig = await Rig.withThree();
  });
  afterAll(async () => {
    agent.destroy();
    await rig.close();
  });

  /** Sends one request, of nine kinds of which five fail or are cut off; the status, 0 where there isn't one. */
  function send(nth: number): Promise<number> {
    const callSid = `CA${nth % CALLS}`;
    const callerPhone = `+141555${String(50_000 + (nth % CALLS))}`;
    const kinds: [string, string, boolean][] = [
      ['next-target', JSON.stringify({ callSid, callerPhone }), true],
      ['attempt-failed', JSON.stringify({ callSid, targetPhone: '+14155552007', reason: 'busy' }), true],
      ['answered', JSON.stringify({ callSid, answeredPhone: '+14155552007' }), true],
      ['completed', JSON.stringify({ callSid: `CA${nth}of-nobody`, duration: 1 }), true],
      ['next-target', JSON.stringify({ callSid, incidentId: 999_999_999 }), true],
      ['next-target', '{"callSid":', true],
      ['next-target', JSON.stringify({ callSid, callerPhone }), false],
      ['answered', JSON.stringify({ callSid, incidentId: 'x'.repeat(50_000) }), true],
      ['completed', JSON.stringify({ callSid, duration: 'soon' }), true],
    ];
    const [path, body, isKnown] = kinds[nth % kinds.length] ?? ['next-target', '', true];
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      ...(isKnown && { Authorization: `Bearer ${SECRET}` }),
    };
    return new Promise((resolve) => {
      const sent = request(`${rig.url}/api/telephony/${path}`, { method: 'POST', agent, headers });
      sent.once('response', (response) => {
        response.resume();
        response.once('close', () => resolve(response.statusCode ?? 0));
      });
      sent.once('error', () => resolve(0));
      sent.end(body);
      if (nth % 10 === 9) setTimeout(() => sent.destroy(), nth % 7); // a client that leaves
    });
  }

  async function sendAll(count: number): Promise<Map<number, number>> {
    const statuses = new Map<number, number>();
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < count) {
        const status = await send(next++);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return statuses;
  }

  /** All that a request may hold on to. */
  function held() {
    const { pool } = rig.app.get(DataSource).driver as unknown as { pool: Pool };
    const units = rig.app.get<UnitOfWork, { impatient: Set<unknown>; listeners: unknown[] }>(UnitOfWork);
    const availability = rig.app.get<DatabaseAvailability, Record<string, unknown[] | null>>(DatabaseAvailability);
    const active = process.getActiveResourcesInfo();
    return {
      impatient: units.impatient.size,
      durable: units.listeners.length,
      away: availability['listeners']?.length,
      back: availability['backListeners']?.length,
      asking: availability['asking'],
      ahead: rig.app.get(CallCache).ahead.ids(),
      waiting: rig.status.waiting,
      busyConnections: pool._allConnections.length - pool._freeConnections.length,
      queued: pool._connectionQueue.length,
      // Some come and go by themselves.
      manyTimers: active.filter((kind) => kind === 'Timeout').length > FEW,
      manyFiles: active.filter((kind) => kind.startsWith('FS')).length > FEW,
      ofProcess: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
    };
  }

  it('nothing is held on to: no deadline, connection, timer, listener or place in a queue', async () => {
    await sendAll(90);
    const settled = async () => {
      let now = held();
      await vi.waitFor(() => {
        now = held();
        expect([now.busyConnections, now.queued, now.impatient]).toEqual([0, 0, 0]);
      });
      return now;
    };
    const before = await settled();
    const statuses = await sendAll(REQUESTS);
    expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 6);
    for (const status of [0, 400, 401, 404])
      expect([status, statuses.get(status)]).toEqual([status, expect.any(Number)]);
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    await vi.waitFor(async () => expect(await settled()).toEqual(before), { timeout: 10_000 });
  }, 600_000);
});
