import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { UnitOfWork } from '../../src/database/index.js';
import type { StreamedEvent } from '../../src/incidents/index.js';
import { Drain } from '../../src/operations/index.js';
import { EventTail } from '../../src/operations/stream/event-tail.js';
import { LiveStream } from '../../src/operations/stream/live-stream.service.js';
import { authorization, authorizationOf } from '../incidents/session.js';
import { appendEvents } from '../kit/append-events.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn } from '../kit/people.js';
import { Listener, until } from './listener.js';

onEachDatabase('the live stream', (kind) => {
  let line: Line;
  let session: { Authorization: string };
  const listeners: Listener[] = [];
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    session = await authorization(line);
    const ada = await line.company.technician('Ada');
    await line.company.onCall(ada, 'primary');
  });
  afterEach(() => {
    for (const listener of listeners.splice(0)) listener.close();
  });
  afterAll(() => line.close());

  const listen = async (headers: Record<string, string> = {}, query = ''): Promise<Listener> => {
    const listener = await Listener.open(line.url, { ...session, ...headers }, query);
    listeners.push(listener);
    return listener;
  };
  const idsInDatabase = async (after: number): Promise<number[]> =>
    (await line.rows<{ id: number }>('SELECT id FROM incident_events WHERE id > ? ORDER BY id', [after])).map(
      ({ id }) => Number(id),
    );
  const heardAll = async (listener: Listener, after: number): Promise<void> => {
    const ids = await idsInDatabase(after);
    await until(`event ${ids.at(-1)} is heard`, () => listener.ids.at(-1) === ids.at(-1));
    expect(listener.ids).toEqual(ids);
  };

  it('tells each event of each incident once, in order, to everybody', async () => {
    const one = await listen();
    const other = await listen();
    expect(one.response.statusCode).toBe(200);
    expect(one.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    await until('the place is told', () => one.lastEventId !== '');
    const start = Number(one.lastEventId);
    const phone = line.call();
    const target = await phone.next();
    await phone.answered(target);
    await phone.completed(target.incidentId, 30);
    await heardAll(one, start);
    await heardAll(other, start);
    expect(one.events.map(({ type }) => type)).toEqual(['offered', 'answered', 'completed']);
    expect(one.events[0]).toMatchObject({
      type: 'offered',
      data: {
        id: one.ids[0],
        incidentId: target.incidentId,
        seq: 1,
        type: 'offered',
        source: 'request',
        at: line.clock.now().toISOString(),
        data: { offer: { userName: 'Ada' } },
      },
    });
  });

  it('goes on after the last event that was seen, as header or in the query', async () => {
    const rung = await line.call().tryEveryone();
    expect(rung.length).toBeGreaterThan(0);
    const all = await idsInDatabase(0);
    const seen = all[2] as number;
    await heardAll(await listen({ 'Last-Event-ID': String(seen) }), seen);
    await heardAll(await listen({}, `?lastEventId=${seen}`), seen);
    await heardAll(await listen({ 'Last-Event-ID': String(seen) }, '?lastEventId=0'), seen);
    await heardAll(await listen({}, '?lastEventId=0'), 0);
  });

  it('loses nothing for a client who keeps coming back while much happens', async () => {
    const first = await listen();
    await until('the place is told', () => first.lastEventId !== '');
    const start = Number(first.lastEventId);
    first.close();
    let last = first.lastEventId;
    const heard: number[] = [];
    let calling = true;
    const calls = Promise.all(Array.from({ length: 12 }, () => line.call().tryEveryone())).finally(() => {
      calling = false;
    });
    for (let rounds = 0; calling || rounds < 3; rounds += 1) {
      const listener = await listen({ 'Last-Event-ID': last });
      await new Promise((resolve) => {
        setTimeout(resolve, rounds * 37);
      });
      listener.close();
      heard.push(...listener.ids);
      last = listener.lastEventId;
    }
    await calls;
    const listener = await listen({ 'Last-Event-ID': last });
    const all = await idsInDatabase(start);
    await until('the rest is heard', () => heard.length + listener.ids.length >= all.length);
    expect([...heard, ...listener.ids]).toEqual(all);
  });

  it('begins with the present for an id that is yet to come', async () => {
    const newest = (await idsInDatabase(0)).at(-1) as number;
    const listener = await listen({ 'Last-Event-ID': String(newest + 1000) });
    await until('the place is told', () => listener.lastEventId !== '');
    await line.call().next();
    await heardAll(listener, newest);
  });

  it('tells what is past in pieces, each in a turn of its own: calls go between', async () => {
    const { incidentId } = await line.call().next();
    const trace = { at: line.clock.now(), requestId: null, idempotencyKey: null };
    const noise = { type: 'noise', source: 'engine', data: {} } as const;
    const many = Array.from({ length: 150 }, () => noise);
    const witness = await listen();
    for (let part = 0; part < 15; part += 1) {
      await line.app.get(UnitOfWork).run((unit) => appendEvents(unit, incidentId, many, trace));
    }
    const newest = (await idsInDatabase(0)).at(-1);
    await until('all of it is past', () => witness.ids.at(-1) === newest);
    let turn = 0;
    let ticking = setImmediate(function tick() {
      turn += 1;
      ticking = setImmediate(tick);
    });
    const turns: number[] = [];
    const { past } = EventTail.prototype as { past: (this: EventTail, after: number) => Promise<StreamedEvent[]> };
    const read = vi.spyOn(EventTail.prototype, 'past').mockImplementation(function of(this: EventTail, after) {
      turns.push(turn);
      return past.call(this, after);
    });
    try {
      const all = await Promise.all([0, 0, 0].map((id) => listen({}, `?lastEventId=${id}`)));
      for (const listener of all) await heardAll(listener, 0);
    } finally {
      clearImmediate(ticking);
      read.mockRestore();
    }
    expect(turns.length).toBeGreaterThan(30);
    expect(new Set(turns).size).toBeGreaterThan(turns.length / 2);
  });

  it('sends a sign of life', async () => {
    const listener = await listen();
    line.app.get(LiveStream).beat();
    await until('it is heard', () => listener.comments.includes('alive'));
  });

  it('drops a client who does not read, who then misses nothing', async () => {
    const slow = await listen();
    await until('the place is told', () => slow.lastEventId !== '');
    const start = Number(slow.lastEventId);
    slow.response.pause();
    const { incidentId } = await line.call().next();
    const trace = { at: line.clock.now(), requestId: null, idempotencyKey: null };
    const noise = { type: 'noise', source: 'engine', data: { facts: { text: 'x'.repeat(60_000) } } } as const;
    const clients = async (): Promise<string | undefined> =>
      /^ewf_stream_clients (\d+)$/m.exec(await (await fetch(`${line.url}/metrics`)).text())?.[1];
    let mebibytes = 0;
    for (; (await clients()) !== '0'; mebibytes += 1) {
      expect(mebibytes).toBeLessThan(60);
      await line.app.get(UnitOfWork).run((unit) =>
        appendEvents(
          unit,
          incidentId,
          Array.from({ length: 17 }, () => noise),
          trace,
        ),
      );
      await new Promise((resolve) => {
        setTimeout(resolve, 250);
      });
    }
    expect(mebibytes).toBeGreaterThan(1);
    const again = await listen({ 'Last-Event-ID': String(start) });
    await heardAll(again, start);
  });

  it.each([
    ['header', { 'Last-Event-ID': 'soon' }, '', 'Last-Event-ID'],
    ['query', {}, '?lastEventId=-1', 'lastEventId'],
    ['query', {}, '?since=1', 'since'],
  ])('refuses a %s that it can not read', async (_, headers: Record<string, string>, query, field) => {
    const response = await fetch(`${line.url}/api/incidents/stream${query}`, { headers: { ...session, ...headers } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'BAD_REQUEST', details: [{ field }] });
  });

  it('is for people who are signed in, and ends when they are not any more', async () => {
    expect((await fetch(`${line.url}/api/incidents/stream`)).status).toBe(401);
    const admin = await signIn(line, 'admin');
    const leaving = await signIn(line, 'technician');
    const theirs = await authorizationOf(line.url, leaving.email, 'copper kettle in the rain');
    const listener = await listen(theirs);
    const stays = await listen();
    await admin.send('PATCH', `/api/users/${leaving.id}`, { active: false });
    await until('the stream is over', () => !listener.isOpen, 3000);
    expect(listener.comments).toContain('signed out');
    expect(stays.isOpen).toBe(true);
  });

  it('goes on while the service drains, and ends at once when the port closes', async () => {
    const drain = line.app.get(Drain);
    drain.begin();
    const listener = await listen();
    await until('the place is told', () => listener.lastEventId !== '');
    const start = Number(listener.lastEventId);
    await line.call('CAdrain').next();
    await heardAll(listener, start);
    const before = performance.now();
    await drain.close(line.app.getHttpServer(), 10_000);
    expect(performance.now() - before).toBeLessThan(1000);
    await until('it is over', () => !listener.isOpen, 1000);
    expect(listener.response.complete).toBe(true);
    expect(listener.comments).toContain('stopping');
    await expect(listen()).rejects.toThrow('ECONNREFUSED');
  });
});
