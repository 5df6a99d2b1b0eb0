import { expect, it } from 'vitest';
import { applied } from '../apply-change.js';
import type { AttemptRecord, IncidentRecord } from '../incident-record.js';
import { newIncident } from '../open-incident.js';
import { attemptOf } from '../outcome.js';
import type { DialReport } from './dial-reports.js';
import { transitionOf } from './reports.js';

const START = new Date('2026-11-23T10:00:00Z');
const RING = 30;
const after = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const TAKEN = { kind: 'taken', userId: 9, userName: 'User 9', phoneE164: '+14155550109' } as const;
const NOT_JOINED = { kind: 'not_joined', userId: 9 } as const;

/** A call in which these users ring at once, since its beginning. */
function ringing(...userIds: readonly number[]): IncidentRecord {
  const call = { callSid: 'CA1', callerPhone: '', callerE164: null, ladder: 'after_hours', relatedIncidentId: null };
  const attempts = userIds.map((userId): AttemptRecord => {
    const person = { userId, userName: `User ${userId}`, phoneE164: `+1415555010${userId}`, stepName: 'broadcast' };
    return attemptOf({ ...person, timeoutSeconds: RING, dial: 1, hold: true }, userId * 10, START);
  });
  return { ...newIncident(call, 7, START), attempts };
}

/** The call after reports, each at its second, with the facts that the last one told. */
function play(start: IncidentRecord, ...reports: readonly (readonly [number, DialReport])[]) {
  let incident = start;
  let told: object | undefined;
  let type: string | undefined;
  for (const [second, report] of reports) {
    const made = transitionOf(incident, report, after(second));
    const offered = (made.offers ?? []).map((offer) => attemptOf(offer, offer.userId * 10, after(second)));
    incident = applied(incident, made.change);
    incident = { ...incident, attempts: [...incident.attempts, ...offered] };
    ({ type } = made);
    told = made.data.facts;
  }
  return { incident, type, told, results: incident.attempts.map(({ status }) => status) };
}

it('gives those who are rung their offer back where the caller does not come to the person who took them', () => {
  const { incident, type, results } = play(ringing(1, 2), [10, TAKEN], [12, NOT_JOINED]);
  expect(type).toBe('not_connected');
  expect(results).toEqual(['pending', 'pending', 'failed']);
  expect(incident.attempts[0]).toMatchObject({ endedAt: null, claimedUntil: after(12 + RING + 20), heldUserId: null });
  expect(incident).toMatchObject({ status: 'routing', answeredAt: null, answeredByUserId: null });

  const then = play(incident, [14, { kind: 'accepted', userId: 2 }]);
  expect(then.results).toEqual(['superseded', 'answered', 'failed']);
  expect(then.incident).toMatchObject({ status: 'answered', answeredByUserId: 2 });
});

it('gives no offer back that had its result before, or of a call that is over', () => {
  const declined = play(ringing(1, 2), [5, { kind: 'declined', userId: 1 }], [10, TAKEN], [12, NOT_JOINED]);
  expect(declined.results).toEqual(['declined', 'pending', 'failed']);

  const gone = {
    kind: 'dial_over',
    dial: 1,
    status: 'canceled',
    bridged: false,
    seconds: null,
    callerGone: true,
  } as const;
  const over = play(ringing(1), [10, TAKEN], [11, gone], [12, NOT_JOINED]);
  expect(over.results).toEqual(['superseded', 'failed']);
  expect(over.incident).toMatchObject({ status: 'abandoned', endedAt: after(11) });
});

it('tells somebody who accepts meanwhile that they may get the caller yet, and nobody else', () => {
  const accepted = { kind: 'accepted', userId: 1 } as const;
  expect(play(ringing(1), [10, TAKEN], [11, accepted])).toMatchObject({
    type: 'accepted_too_late',
    told: { userId: 1, mayGetThem: true },
  });
  expect(play(ringing(1), [10, TAKEN], [41, accepted]).told).toEqual({ userId: 1 });
  expect(play(ringing(1, 2), [10, { kind: 'accepted', userId: 2 }], [11, accepted]).told).toEqual({ userId: 1 });
});
