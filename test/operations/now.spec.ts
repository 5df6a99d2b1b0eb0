import { afterEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { MONDAY_NIGHT } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { TellingLine } from '../notifications/kit.js';

onEachDatabase('what goes on now', (kind) => {
  let telling: TellingLine;
  afterEach(() => telling.close());

  const open = async () => {
    telling = await TellingLine.open(kind, { start: MONDAY_NIGHT, environment: SESSIONS });
    const mia = await signIn(telling.line, 'manager', { name: 'Mia', phoneE164: '+14155550701' });
    return { mia, now: async () => (await mia.get('/api/now')).body };
  };

  it('All open calls are named with whom they ring, the longest waiting first, and answered ones last', async () => {
    const { now } = await open();
    const answered = telling.line.call('CA1', '+14155550191');
    await answered.answered(await answered.next());
    for (const nth of [2, 3]) {
      telling.line.clock.advance(10);
      await telling.line.call(`CA${nth}`, `+1415555019${nth}`).next();
    }
    const { calls, lastCalls } = await now();
    expect(
      calls.map(({ callerPhone, status }: { callerPhone: string; status: string }) => [callerPhone, status]),
    ).toEqual([
      ['+14155550192', 'routing'],
      ['+14155550193', 'routing'],
      ['+14155550191', 'answered'],
    ]);
    expect(calls[0].ringing).toEqual([
      {
        userId: expect.any(Number),
        userName: expect.any(String),
        since: '2026-11-23T23:00:10.000Z',
        timeoutSeconds: expect.any(Number),
      },
    ]);
    expect(calls[2]).toMatchObject({ ringing: [], answeredBy: { userName: expect.any(String) } });
    expect(lastCalls).toEqual([]);
  });

  it('Callers nobody has spoken to are counted until somebody is done, and named until somebody takes them', async () => {
    const { mia, now } = await open();
    for (const nth of [1, 2]) {
      const call = telling.line.call(`CA${nth}`, `+1415555019${nth}`);
      await call.completed((await call.next()).incidentId, null);
      telling.line.clock.advance(10);
    }
    await telling.work();
    expect(await now()).toMatchObject({
      calls: [],
      lastCalls: [{ id: 2 }, { id: 1 }],
      followUps: { open: 2, notTaken: 2, newest: [{ incidentId: 2 }, { incidentId: 1 }] },
    });
    await mia.send('POST', '/api/follow-ups/2/take', {});
    expect((await now()).followUps).toMatchObject({ open: 2, notTaken: 1, newest: [{ incidentId: 1 }] });
    await mia.send('POST', '/api/follow-ups/2/done', {});
    expect((await now()).followUps).toMatchObject({ open: 1, notTaken: 1 });
  });
});
