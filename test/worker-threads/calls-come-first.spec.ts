import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase, type TestDatabase } from '../kit/databases.js';
import { Phone } from '../kit/phone.js';
import { startService, type ServiceProcess } from '../kit/processes.js';
import { SESSIONS } from '../kit/people.js';

const ADMIN = { email: 'admin@example.com', password: 'copper kettle in the rain' };
const DAY = 86_400_000;
/** How long an answer to a call may take, in milliseconds. */
const MAX_ANSWER = 1000;
/** How many people stand on the ladder that the call walks. */
const MANAGERS = 6;

/** What asks for much at once. */
interface Attack {
  readonly name: string;
  readonly requests: number;
  /** How many of them are turned away at the least. */
  readonly turnedAway: number;
  /** Makes it an attack: what was worked out before doesn't count any more. */
  prepare?(site: Site): Promise<unknown>;
  /** Whether some are still worked on when their clients go away. */
  readonly endsEarly?: boolean;
  /** In which lane they are, or which job of a thread they are: what `counts` counts. */
  readonly counted: string;
  send(site: Site, signal: AbortSignal): Promise<Response>;
}

/** The service as its clients see it. */
interface Site {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly calendar: string;
}

const post = (path: string, type: string, body: string): Attack['send'] => {
  return ({ url, headers }, signal) =>
    fetch(`${url}/api/${path}`, { method: 'POST', headers: { ...headers, 'Content-Type': type }, body, signal });
};
const year = (path: string): Attack['send'] => {
  const from = Date.now();
  const span = `from=${new Date(from).toISOString()}&to=${new Date(from + 399 * DAY).toISOString()}`;
  return ({ url, headers }, signal) => fetch(`${url}/api/${path}?${span}`, { headers, signal });
};

const NEVER = new AbortController().signal;
const LANE = { counted: 'ewf_long_reads_total{lane="plans"', requests: 100, turnedAway: 0 };
const EVENTS = Array.from(
  { length: 20 },
  (_, nth) =>
    `BEGIN:VEVENT\r\nUID:${nth}\r\nDTSTART;VALUE=DATE:20260101\r\n` +
    'RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=MO;BYSETPOS=0\r\nEND:VEVENT\r\n',
).join('');
const HOURS = {
  timeZone: 'America/New_York',
  weekly: Array.from({ length: 98 }, (_, nth) => {
    const hour = String(8 + (nth % 14)).padStart(2, '0');
    return { weekday: 1 + Math.floor(nth / 14), opens: `${hour}:00`, closes: `${hour}:30` };
  }),
  holidays: [],
};
const ATTACKS: readonly Attack[] = [
  { name: 'coverages of a year', ...LANE, turnedAway: 55, endsEarly: true, send: year('coverage') },
  { name: 'timelines of a year', ...LANE, send: year('on-call/timeline') },
  {
    name: 'previews of who would be called',
    ...LANE,
    send: ({ url, headers }, signal) => fetch(`${url}/api/routing/preview`, { headers, signal }),
  },
  {
    name: 'calendar feeds',
    ...LANE,
    counted: 'ewf_long_reads_total{lane="lists"',
    prepare: (site) => post('users', 'application/json', '{"name":"New","role":"technician"}')(site, NEVER),
    send: ({ calendar }, signal) => fetch(calendar, { signal }),
  },
  {
    name: 'previews of business hours',
    ...LANE,
    requests: 40,
    send: post('business-hours/preview', 'application/json', JSON.stringify(HOURS)),
  },
  {
    name: 'holiday files by a rule without an end',
    counted: 'ewf_worker_jobs_total{job="holiday_import"',
    requests: 20,
    turnedAway: 0,
    send: post(
      'business-hours/holidays/import',
      'text/calendar',
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${EVENTS}END:VCALENDAR\r\n`,
    ),
  },
];

onEachDatabase('a call beside what asks for much at once', (kind) => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let site: Site;
  beforeAll(async () => {
    database = await kind.create();
    const environment = { DATABASE_URL: database.url, ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password };
    service = await startService({ ...SESSIONS, ...environment, CLAIMED_USERS: 'ignore' });
    const send = async (path: string, body: object, headers: Record<string, string> = {}): Promise<never> => {
      const response = await fetch(`${service.url}/api/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path} answered ${response.status}`);
      return (await response.json()) as never;
    };
    const { accessToken }: { accessToken: string } = await send('auth/login', ADMIN);
    const headers = { Authorization: `Bearer ${accessToken}` };
    const ids: number[] = [];
    for (let nth = 0; nth < 30; nth += 1) {
      const role = nth < MANAGERS ? 'manager' : 'technician';
      const { id }: { id: number } = await send(
        'users',
        { name: `Person ${nth}`, role, phoneE164: `+1415555${1000 + nth}` },
        headers,
      );
      ids.push(id);
    }
    for (const level of ['primary', 'secondary']) {
      const turns = { period: 'daily', interval: 1, handoffTime: '08:00', startsOn: '2026-01-01' };
      const rotation = { name: level, level, timeZone: 'America/Los_Angeles', participants: ids.slice(10) };
      await send('on-call/rotations', { ...rotation, ...turns }, headers);
    }
    const calendar: { url: string; token: string } = await send('on-call/calendar-token', {}, headers);
    site = { url: service.url, headers, calendar: `${service.url}${calendar.url}` };
  }, 300_000);
  afterAll(async () => {
    await service.stop();
    await database.drop();
  });

  /** Walks the ladder while nobody picks up; how long each answer took, in milliseconds. */
  const walk = async (): Promise<number[]> => {
    const callSid = `CA${Math.random().toString(16).slice(2)}`;
    const call = new Phone(service.url, { callSid, callerPhone: '+14155550000' });
    const took: number[] = [];
    const timed = async <T>(work: Promise<T>): Promise<T> => {
      const began = performance.now();
      const result = await work;
      took.push(performance.now() - began);
      return result;
    };
    let target = await timed(call.next());
    while (target.nextPhoneE164 !== null) {
      await timed(call.failed(target));
      target = await timed(call.next({ incidentId: target.incidentId }));
    }
    expect(took.length).toBeGreaterThan(2 * MANAGERS);
    return took;
  };

  /** How many requests of an attack ended in each way. */
  const counts = async (counted: string): Promise<Record<string, number>> => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line.startsWith(counted));
    return Object.fromEntries(
      lines.map((line) => [/outcome="(\w+)"/.exec(line)?.[1] ?? '', Number(line.slice(line.lastIndexOf(' ')))]),
    );
  };

  /** Opens connections: what this process needs for that must not be taken for what the service needs. */
  const connect = async (connections: number): Promise<void> => {
    await Promise.all(
      Array.from({ length: connections }, async () => (await fetch(`${service.url}/health/live`)).text()),
    );
  };

  it.each(ATTACKS)(
    'is answered in under a second each time: $name',
    async (attack) => {
      await attack.send(site, AbortSignal.timeout(60_000)).then((response) => response.text());
      const alone = Math.max(...(await walk()), ...(await walk()));
      await attack.prepare?.(site);
      await connect(attack.requests);
      const before = await counts(attack.counted);

      const clients = new AbortController();
      const statuses: number[] = [];
      const requests = Array.from({ length: attack.requests }, async () => {
        try {
          const response = await attack.send(site, clients.signal);
          statuses.push(response.status);
          if (response.status !== 503) return await response.text();
          expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
          expect(await response.json()).toMatchObject({ statusCode: 503, code: 'TOO_MANY_READS' });
        } catch (error) {
          if (!clients.signal.aborted) throw error;
        }
        return null;
      });
      const beside = Math.max(...(await walk()), ...(await walk()));
      const turnedAway = (): number => statuses.filter((status) => status === 503).length;
      for (let nth = 0; nth < 100 && turnedAway() < attack.turnedAway; nth += 1) await pause(100);
      const isOver = Promise.allSettled(requests);
      clients.abort();
      await isOver;
      expect(await Promise.all(requests)).toHaveLength(attack.requests);
      console.log(
        `${kind.name}, ${attack.name}: an answer took ${beside.toFixed(0)} ms at most, ${alone.toFixed(0)} alone`,
      );
      // A machine that is slow with nothing else to do gets more.
      expect(beside).toBeLessThan(Math.max(MAX_ANSWER, 10 * alone));
      expect(turnedAway()).toBeGreaterThanOrEqual(attack.turnedAway);

      // What nobody waits for any more has ended: there is room for others.
      let next = await attack.send(site, NEVER);
      for (let nth = 0; nth < 100 && next.status === 503; nth += 1) {
        await pause(100);
        next = await attack.send(site, NEVER);
      }
      expect(next.status).toBeLessThan(500);
      const after = await counts(attack.counted);
      expect(after['failed']).toBeUndefined();
      if (attack.endsEarly === true) expect(after['client_gone']).toBeGreaterThan(before['client_gone'] ?? 0);
    },
    180_000,
  );
});
