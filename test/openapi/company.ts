import { createHash } from 'node:crypto';
import type { Line } from '../kit/line.js';
import { signIn } from '../kit/people.js';
import { Worker } from '../notifications/kit.js';
import type { Known } from './requests.js';

/** A company in which every operation finds what it needs. */
export interface Inhabited {
  readonly token: string;
  /** Sessions that single operations end, and so need for themselves. */
  readonly tokens: Readonly<Record<string, string>>;
  /** By field or parameter: what must exist. */
  readonly known: Known;
  /** What single operations need otherwise. */
  readonly special: Readonly<Record<string, Known>>;
  /** Makes again what the operations have taken away. */
  settle(): Promise<void>;
  /** A digest of every table that requests may change, but the notes about wrong logins. */
  everything(): Promise<Record<string, string>>;
}

const TABLES = [
  'users',
  'on_call_shifts',
  'on_call_overrides',
  'on_call_rotations',
  'business_hours',
  'business_hours_spans',
  'holidays',
  'rotating_pool_members',
  'ladder_steps',
  'incidents',
  'call_attempts',
  'incident_events',
  'messages',
  'follow_ups',
  'call_backs',
  'change_log',
  'roster_revision',
  'blocked_callers',
];

let blocked = 0;

/** Fills a line: people, a shift, a rotation, an override, a call, a message; all of them have the id 1. */
export async function inhabit(line: Line): Promise<Inhabited> {
  const admin = await signIn(line, 'admin');
  const second = await signIn(line, 'admin');
  const ada = await line.company.technician('Ada');
  await line.company.person('Mia', 'manager');
  const call = line.call('CA1', '+14155551234');
  const target = await call.next();
  await Worker.of(line).work();
  await call.completed(target.incidentId, 10);
  const instants = { startsAt: '2026-12-01T08:00:00Z', endsAt: '2026-12-02T08:00:00Z' };
  const make = async (path: string, body: object) => {
    const { status, body: made } = await admin.send('POST', path, body);
    if (status !== 201) throw new Error(`${path} answered ${status}: ${JSON.stringify(made)}`);
    const { id } = made as { id: number };
    for (const method of ['GET', 'PATCH', 'DELETE']) special[`${method} ${path}/{id}`] = { id };
    special[`POST ${path}/{id}/preview`] = { id };
  };
  const tokens: Record<string, string> = {};
  const special: Record<string, Known> = {
    'GET /api/messages': { kind: 'ring' },
    'GET /api/audit/access': { kind: 'signed_in' },
    'POST /api/auth/login': { email: second.email, password: 'copper kettle in the rain' },
    'POST /api/auth/session': { email: second.email, password: 'copper kettle in the rain' },
    'PUT /api/auth/session/password': { currentPassword: 'copper kettle in the rain' },
    'PUT /api/auth/password': { currentPassword: 'copper kettle in the rain' },
  };
  const followUp = async (operation: string) => {
    const caller = line.call();
    const { incidentId } = await caller.next();
    await caller.completed(incidentId, null);
    special[operation] = { id: incidentId };
  };
  const settle = async () => {
    for (const what of ['take', 'done']) await followUp(`POST /api/follow-ups/{id}/${what}`);
    await Worker.of(line).work();
    special['DELETE /api/users/{id}'] = { id: (await line.company.technician('Leaver')).id };
    for (const operation of ['PUT /api/auth/password', 'PUT /api/auth/session/password', 'DELETE /api/auth/session']) {
      tokens[operation] = (await signIn(line, 'manager')).token;
    }
    const shift = { userId: ada.id, level: 'primary', ...instants };
    await make('/api/on-call/shifts', shift);
    await make('/api/on-call/overrides', shift);
    blocked += 1;
    await make('/api/blocked-callers', { prefix: `+4930${1000 + blocked}`, then: 'hang_up' });
    await make('/api/on-call/rotations', {
      name: 'Weeks',
      level: 'primary',
      timeZone: 'UTC',
      period: 'weekly',
      interval: 1,
      handoffTime: '08:00',
      handoffWeekday: 1,
      startsOn: '2026-11-23',
      participants: [ada.id],
    });
  };
  await settle();
  const { body } = await second.send('POST', '/api/on-call/calendar-token');
  const { token } = body as { token: string };
  special['GET /api/on-call/calendar.ics'] = { token, userId: second.id };
  return {
    tokens,
    token: admin.token,
    known: {
      id: 1,
      userId: ada.id,
      incidentId: target.incidentId,
      callSid: 'CA1',
      kind: 'business_hours',
      step: 'rotating_pool',
      from: '2026-11-23T00:00:00Z',
      to: '2026-11-24T00:00:00Z',
      ...instants,
    },
    special,
    settle,
    everything: async () => {
      const digests: Record<string, string> = {};
      for (const table of TABLES) {
        const rows = await line.rows(`SELECT * FROM ${table}`);
        digests[table] = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
      }
      return digests;
    },
  };
}
