import type { Administrator } from './kit.js';

/** An operation that changes a resource, as a test plays it. */
export interface Change {
  /** Where the resource is read, when it is not the path of the operation. */
  readonly readAt?: string;
  /** The nth body: each makes the resource another than the one before. Left out: a deletion. */
  readonly body?: (nth: number) => object;
}

const WEEKLY = [{ weekday: 1, opens: '08:00', closes: '17:00' }];

/** Every operation of the interface that changes a resource which is read at one path. */
export const CHANGES: Readonly<Record<string, Change>> = {
  'PATCH /api/users/{id}': { body: (nth) => ({ name: `Name ${nth}` }) },
  'DELETE /api/users/{id}': {},
  'PUT /api/users/{id}/availability': {
    readAt: '/api/users/{id}',
    body: (nth) => ({ available: false, until: later(nth) }),
  },
  'PATCH /api/on-call/shifts/{id}': { body: (nth) => ({ endsAt: later(nth) }) },
  'DELETE /api/on-call/shifts/{id}': {},
  'PATCH /api/on-call/overrides/{id}': { body: (nth) => ({ reason: `Reason ${nth}` }) },
  'DELETE /api/on-call/overrides/{id}': {},
  'PATCH /api/on-call/rotations/{id}': { body: (nth) => ({ name: `Name ${nth}` }) },
  'DELETE /api/on-call/rotations/{id}': {},
  'PUT /api/business-hours': {
    body: (nth) => ({ timeZone: 'UTC', weekly: WEEKLY, holidays: [{ date: '2026-12-25', name: `Name ${nth}` }] }),
  },
  'PUT /api/rotating-pool': { body: (nth) => ({ members: [1, 2, 3, 4].filter((id) => (nth >> (id - 1)) % 2 === 1) }) },
  'PUT /api/line-texts': {
    body: (nth) => ({ languages: ['en'], emergencyNumber: null, texts: { en: { hold: `Word ${nth}` }, es: {} } }),
  },
  'PATCH /api/blocked-callers/{id}': { body: (nth) => ({ reason: `Reason ${nth}` }) },
  'DELETE /api/blocked-callers/{id}': {},
  'PUT /api/ladders/{kind}': { body: (nth) => ({ steps: [{ name: 'admin', timeoutSeconds: 20 + nth }] }) },
};

/** Operations that end or replace something which has no version to be read, and why they need none. */
export const WITHOUT_VERSION: Readonly<Record<string, string>> = {
  'PUT /api/auth/password': 'names the present password',
  'PUT /api/auth/session/password': 'names the present password',
  'DELETE /api/users/{id}/calendar-token': 'ends a token that nobody can read',
  'DELETE /api/auth/session': 'ends the session that asks, whatever it is',
};

const SHIFT = { userId: 1, level: 'primary', startsAt: '2026-12-01T08:00:00Z', endsAt: '2026-12-02T08:00:00Z' };
const MAKE: Readonly<Record<string, object>> = {
  '/api/users/{id}': { name: 'Somebody', role: 'technician', phoneE164: '+14155550199' },
  '/api/on-call/shifts/{id}': SHIFT,
  '/api/on-call/overrides/{id}': SHIFT,
  '/api/on-call/rotations/{id}': {
    name: 'Weeks',
    level: 'primary',
    timeZone: 'UTC',
    period: 'weekly',
    interval: 1,
    handoffTime: '08:00',
    startsOn: '2026-11-23',
    participants: [1],
  },
};

let blocked = 0;

/** A prefix can be blocked once only. */
function newBlock(): object {
  blocked += 1;
  return { prefix: `+4930${10_000 + blocked}`, then: 'hang_up' };
}

/** Makes a resource of its own for a path with an id; the same path with what it means filled in. */
export async function make(by: Administrator, path: string): Promise<(template: string) => string> {
  const body = path === '/api/blocked-callers/{id}' ? newBlock() : MAKE[path];
  if (body === undefined) return (template) => template.replace('{kind}', 'after_hours');
  const made = await by.send('POST', path.replace('/{id}', ''), { body });
  if (made.status !== 201) throw new Error(`${path}: ${made.status} ${JSON.stringify(made.body)}`);
  return (template) => template.replace('{id}', String((made.body as { id: number }).id));
}

function later(nth: number): string {
  return new Date(Date.parse(SHIFT.endsAt) + (nth + 1) * 3_600_000).toISOString();
}
