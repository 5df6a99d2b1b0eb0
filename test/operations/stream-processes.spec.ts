import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authorizationOf } from '../incidents/session.js';
import { onServer, type TestDatabase } from '../kit/databases.js';
import { SESSIONS } from '../kit/people.js';
import { Phone } from '../kit/phone.js';
import { startService, type ServiceProcess } from '../kit/processes.js';
import { Listener, until, type Heard } from './listener.js';

const ADMIN = { email: 'admin@example.com', password: 'copper kettle in the rain' };

/** A client who goes on with the next instance whenever the connection ends, as a browser behind a proxy does. */
class Follower {
  readonly heard: Heard[] = [];
  connections = 0;
  private current: Listener | undefined;
  private isDone = false;

  constructor(
    private readonly urls: readonly string[],
    private readonly session: { Authorization: string },
  ) {}

  get events(): readonly Heard[] {
    return [...this.heard, ...(this.current?.events ?? [])];
  }

  async follow(): Promise<void> {
    for (let lastEventId = ''; !this.isDone;) {
      const url = this.urls[this.connections % this.urls.length] as string;
      this.connections += 1;
      const headers = { ...this.session, ...(lastEventId !== '' && { 'Last-Event-ID': lastEventId }) };
      const listener = await Listener.open(url, headers).catch(() => undefined);
      if (!listener) continue;
      this.current = listener;
      await until('the connection ends', () => !listener.isOpen, 60_000);
      this.heard.push(...listener.events);
      lastEventId = listener.lastEventId;
      this.current = undefined;
    }
  }

  close(): void {
    this.isDone = true;
    this.current?.close();
  }
}

onServer('the live stream of two processes', (kind) => {
  let database: TestDatabase;
  let one: ServiceProcess;
  let other: ServiceProcess;
  beforeAll(async () => {
    database = await kind.create();
    const environment = {
      ...SESSIONS,
      DATABASE_URL: database.url,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    };
    one = await startService(environment);
    other = await startService(environment);
  }, 120_000);
  afterAll(async () => {
    await one.stop();
    await other.stop();
    await database.drop();
  });

  it('tells each event once to a client whose process is killed', { timeout: 120_000 }, async () => {
    const session = await authorizationOf(one.url, ADMIN.email, ADMIN.password);
    for (let number = 0; number < 4; number += 1) {
      const manager = { name: `Manager ${number}`, role: 'manager', phoneE164: `+1415555010${number}` };
      const headers = { ...session, 'Content-Type': 'application/json' };
      const made = await fetch(`${other.url}/api/users`, { method: 'POST', headers, body: JSON.stringify(manager) });
      expect(made.status).toBe(201);
    }
    const follower = new Follower([one.url, other.url], session);
    const following = follower.follow();
    let isCalling = true;
    let calls = 0;
    const callAll = async (url: string, name: string): Promise<void> => {
      for (let number = 0; isCalling; number += 1) {
        await new Phone(url, { callSid: `CA${name}${number}`, callerPhone: '+14155551234' }).tryEveryone();
        calls += 1;
      }
    };
    const lines = [callAll(one.url, 'a').catch(() => undefined), callAll(other.url, 'b'), callAll(other.url, 'c')];
    await until('much was heard from the first', () => follower.events.length > 100, 30_000);
    await one.kill();
    const heardBefore = follower.events.length;
    await until('much was heard from the other', () => follower.events.length > heardBefore + 100, 30_000);
    isCalling = false;
    await Promise.all(lines);
    const first = follower.events[0]?.id as number;
    // What becomes of messages is told too, until each mark has been seen to.
    const all = await eventIdsAtRest(database.url, first);
    await until('the rest was heard', () => follower.events.at(-1)?.id === all.at(-1), 20_000);
    follower.close();
    await following;
    expect(follower.events.map(({ id }) => id)).toEqual(all);
    expect(follower.connections).toBeGreaterThan(1);
    expect([calls > 10, all.length > 200]).toEqual([true, true]);
    // Every incident's own numbers came without a gap, too.
    const seen = new Map<number, number[]>();
    for (const { data } of follower.events) seen.set(data.incidentId, [...(seen.get(data.incidentId) ?? []), data.seq]);
    for (const numbers of seen.values()) {
      const start = numbers[0] as number;
      expect(numbers).toEqual(numbers.map((_, index) => start + index));
    }
  });
});

async function eventIdsAtRest(url: string, from: number): Promise<number[]> {
  const connection = await createConnection(url);
  const marked = 'SELECT id FROM incident_events WHERE messages_due IS NOT NULL LIMIT 1';
  try {
    for (let left = 1; left > 0;) left = (await connection.query<RowDataPacket[]>(marked))[0].length;
    const [rows] = await connection.query<RowDataPacket[]>('SELECT id FROM incident_events WHERE id >= ? ORDER BY id', [
      from,
    ]);
    return rows.map((row) => Number(row['id']));
  } finally {
    await connection.end();
  }
}
