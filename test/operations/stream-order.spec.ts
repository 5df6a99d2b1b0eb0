import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { UnitOfWork } from '../../src/database/index.js';
import { authorization } from '../incidents/session.js';
import { appendEvents } from '../kit/append-events.js';
import { onServer } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { Listener, until } from './listener.js';

/** A transaction that has written an event, and waits for the test to say how it ends. */
interface Writing {
  commit(): Promise<void>;
  rollBack(): Promise<void>;
}

// SQLite has one transaction at a time: what is written first is seen first.
onServer('events that are seen in another order than they were numbered', (kind) => {
  let line: Line;
  let session: { Authorization: string };
  let incidents: readonly number[];
  let listener: Listener | undefined;
  beforeAll(async () => {
    line = await Line.open(kind, { environment: SESSIONS });
    session = await authorization(line);
    incidents = [(await line.call().next()).incidentId, (await line.call().next()).incidentId];
  });
  afterEach(async () => {
    listener?.close();
    // The next test begins with a reader that has just begun, too.
    await new Promise((resolve) => {
      setTimeout(resolve, 700);
    });
  });
  afterAll(() => line.close());

  const trace = { requestId: null, idempotencyKey: null };
  const event = (type: string) => ({ type, source: 'engine', data: {} }) as const;
  const write = (incidentId: number, type: string, end?: Promise<void>, written?: () => void): Promise<void> =>
    line.app.get(UnitOfWork).run(async (unit) => {
      await unit.rows(`SELECT id FROM incidents WHERE id = ?${unit.forUpdate}`, [incidentId]);
      await appendEvents(unit, incidentId, [event(type)], { ...trace, at: line.clock.now() });
      written?.();
      // A server ends a transaction of which it hears nothing for a second.
      const alive = setInterval(() => void unit.rows('SELECT 1').catch(() => undefined), 300);
      try {
        await end;
      } finally {
        clearInterval(alive);
      }
    });
  const beginWriting = async (type: string): Promise<Writing> => {
    let finish: (error?: Error) => void = () => undefined;
    const end = new Promise<void>((resolve, reject) => {
      finish = (error) => (error ? reject(error) : resolve());
    });
    let done: Promise<void> = Promise.resolve();
    await new Promise<void>((resolve) => {
      done = write(incidents[0] as number, type, end, resolve);
    });
    return {
      commit: () => {
        finish();
        return done;
      },
      rollBack: async () => {
        finish(new Error('rolled back'));
        await expect(done).rejects.toThrow('rolled back');
      },
    };
  };
  const listen = async (lastEventId?: string): Promise<Listener> => {
    listener = await Listener.open(line.url, { ...session, ...(lastEventId && { 'Last-Event-ID': lastEventId }) });
    return listener;
  };
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  const typesOf = ({ events }: Listener): string[] => events.map(({ type }) => type);
  const newestId = async (): Promise<string> => {
    const [row] = await line.rows<{ id: number }>('SELECT MAX(id) AS id FROM incident_events');
    return String(row?.id);
  };

  it.each([
    ['soon', 700],
    ['later than the reader waits for a lock', 3500],
  ])('are told in the order of their numbers when the first is seen %s', async (_, milliseconds) => {
    const heard = await listen();
    await until('the place is told', () => heard.lastEventId !== '');
    const first = await beginWriting('first');
    await write(incidents[1] as number, 'second');
    await write(incidents[1] as number, 'third');
    await pause(milliseconds);
    expect(typesOf(heard)).toEqual([]);
    await first.commit();
    await until('all are heard', () => heard.events.length >= 3, 4000);
    expect(typesOf(heard)).toEqual(['first', 'second', 'third']);
  });

  it('are told without the first when it is never seen', async () => {
    const heard = await listen();
    await until('the place is told', () => heard.lastEventId !== '');
    const first = await beginWriting('first');
    await write(incidents[1] as number, 'second');
    await first.rollBack();
    await until('the second is heard', () => heard.events.length >= 1, 2000);
    await write(incidents[1] as number, 'third');
    await until('the third is heard', () => heard.events.length >= 2, 2000);
    expect(typesOf(heard)).toEqual(['second', 'third']);
  });

  it('are not lost for the first who comes back to a process while they are written', async () => {
    const seen = await newestId();
    const first = await beginWriting('first');
    await write(incidents[1] as number, 'second');
    const opening = listen(seen);
    await pause(300);
    await first.commit();
    const heard = await opening;
    await until('both are heard', () => heard.events.length >= 2, 4000);
    expect(typesOf(heard)).toEqual(['first', 'second']);
  });

  it('are told while another client holds one that can be seen, and when the data of one can not be read', async () => {
    const heard = await listen();
    await until('the place is told', () => heard.lastEventId !== '');
    const lost = await beginWriting('lost');
    await write(incidents[1] as number, 'held');
    const other = line.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT id FROM incident_events WHERE id = ? FOR UPDATE', [await newestId()]);
    await lost.rollBack();
    try {
      await until('the held one is heard', () => heard.events.length >= 1, 4000);
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
    await line.app.get(UnitOfWork).run(async (unit) => {
      await unit.rows('SELECT id FROM incidents WHERE id = ? FOR UPDATE', [incidents[1] as number]);
      await appendEvents(unit, incidents[1] as number, [event('broken')], { ...trace, at: line.clock.now() });
      await unit.change("UPDATE incident_events SET data = '{' WHERE type = 'broken'");
    });
    await write(incidents[1] as number, 'after');
    await until('all are heard', () => heard.events.length >= 3, 4000);
    expect(typesOf(heard)).toEqual(['held', 'broken', 'after']);
    expect(heard.events[1]?.data.data).toEqual({});
    await line.dataSource.query("UPDATE incident_events SET data = '{}' WHERE type = 'broken'");
  });
});
