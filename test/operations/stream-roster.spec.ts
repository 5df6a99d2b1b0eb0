import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { authorization } from '../incidents/session.js';
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
  });
  afterEach(() => {
    for (const listener of listeners.splice(0)) listener.close();
  });
  afterAll(() => line.close());

  const listen = async (): Promise<Listener> => {
    const listener = await Listener.open(line.url, session);
    listeners.push(listener);
    return listener;
  };

  it('tells everybody once of each change of people, plan, ladders, hours and availability', async () => {
    const admin = await signIn(line, 'admin');
    const ned = await line.company.technician('Ned');
    const listener = await listen();
    await until('the present change is told', () => listener.rosterRevisions.length === 1);
    const changes: [method: string, path: string, body: object][] = [
      ['PATCH', `/api/users/${ned.id}`, { name: 'Nedda' }],
      ['PUT', `/api/users/${ned.id}/availability`, { available: false }],
      ['POST', '/api/on-call/overrides', { userId: ned.id, level: 'primary', ...nextHours(line.clock.now()) }],
      ['PUT', '/api/ladders/after_hours', { steps: [{ name: 'manager', timeoutSeconds: 21 }] }],
      ['PUT', '/api/business-hours', { timeZone: 'Europe/Madrid', weekly: [], holidays: [] }],
      ['PUT', '/api/rotating-pool', { members: [ned.id] }],
    ];
    for (const [nth, [method, path, body]] of changes.entries()) {
      const { status } = await admin.send(method, path, body);
      expect([path, status]).toEqual([path, method === 'POST' ? 201 : 200]);
      await until(`${path} is told`, () => listener.rosterRevisions.length === nth + 2);
    }
    await line.call().next();
    await until('a call is heard of, which is no such change', () => listener.ids.length > 0);
    expect(listener.rosterRevisions).toHaveLength(changes.length + 1);
    expect(listener.rosterRevisions).toEqual([...new Set(listener.rosterRevisions)].toSorted((a, b) => a - b));
    const later = await listen();
    await until('who comes later is told the last', () => later.rosterRevisions.length === 1);
    expect(later.rosterRevisions[0]).toBe(listener.rosterRevisions.at(-1));
  });
});

function nextHours(now: Date): { startsAt: string; endsAt: string } {
  const hour = 3_600_000;
  return {
    startsAt: new Date(now.getTime() + hour).toISOString(),
    endsAt: new Date(now.getTime() + 2 * hour).toISOString(),
  };
}
