import { describe, expect, it } from 'vitest';
import { applied } from '../apply-change.js';
import type { AttemptRecord, IncidentRecord } from '../incident-record.js';
import { newIncident } from '../open-incident.js';
import { attemptOf } from '../outcome.js';
import type { DialOver } from './dial-over.js';
import type { DialReport } from './dial-reports.js';
import { transitionOf } from './reports.js';

const START = new Date('2026-11-23T10:00:00Z');
const after = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const RING = 30;

/** A call in which these users ring at once, since its beginning. */
function ringing(...userIds: readonly number[]): IncidentRecord {
  const call = { callSid: 'CA1', callerPhone: '', callerE164: null, ladder: 'after_hours', relatedIncidentId: null };
  const attempts = userIds.map((userId): AttemptRecord => {
    const person = { userId, userName: `User ${userId}`, phoneE164: `+1415555010${userId}`, stepName: 'broadcast' };
    return attemptOf({ ...person, timeoutSeconds: RING, dial: 1, hold: true }, userId * 10, START);
  });
  return { ...newIncident(call, 7, START), attempts };
}

const over = (more: Partial<DialOver> = {}): DialOver => {
  const usual = { dial: 1, status: 'no-answer', bridged: null, seconds: null, callerGone: false };
  return { kind: 'dial_over', ...usual, ...more };
};

/** The call after reports, each at its second; `trail` are their names. */
function play(start: IncidentRecord, reports: readonly [number, DialReport][]) {
  const trail: string[] = [];
  let incident = start;
  for (const [second, report] of reports) {
    const { change, type } = transitionOf(incident, report, after(second));
    incident = applied(incident, change);
    trail.push(type);
  }
  return { incident, trail, results: incident.attempts.map(({ status }) => status) };
}

describe('a person who presses 1', () => {
  it('has the caller at that second, and the others are superseded', () => {
    const { incident, results } = play(ringing(1, 2, 3), [
      [8, { kind: 'picked_up', userId: 2 }],
      [11, { kind: 'accepted', userId: 2 }],
    ]);
    expect(results).toEqual(['superseded', 'answered', 'superseded']);
    expect(incident).toMatchObject({ status: 'answered', answeredByUserId: 2, answeredAt: after(11) });
    expect(incident.attempts.map(({ heldUserId }) => heldUserId)).toEqual([null, null, null]);
    expect(incident.attempts[1]?.claimedUntil).toEqual(after(11 + 4 * 3600));
  });

  it('gets the same response when asked again; anyone who is slower is too late', () => {
    const { trail, results } = play(ringing(1, 2), [
      [11, { kind: 'accepted', userId: 2 }],
      [11, { kind: 'accepted', userId: 1 }],
      [12, { kind: 'accepted', userId: 2 }],
      [13, { kind: 'accepted', userId: 9 }],
    ]);
    expect(trail).toEqual(['answered', 'accepted_too_late', 'answered', 'accepted_too_late']);
    expect(results).toEqual(['superseded', 'answered']);
  });

  it('is too late when the dial is over, or the call', () => {
    expect(
      play(ringing(1), [
        [31, over()],
        [32, { kind: 'accepted', userId: 1 }],
      ]).trail[1],
    ).toBe('accepted_too_late');
    const gone = over({ status: 'canceled', callerGone: true });
    expect(
      play(ringing(1), [
        [9, gone],
        [10, { kind: 'accepted', userId: 1 }],
      ]).trail[1],
    ).toBe('accepted_too_late');
  });
});

describe('what comes of a dial', () => {
  it.each<[string, readonly [number, DialReport][], readonly string[], string]>([
    ['nobody picks up', [[35, over()]], ['no-answer'], 'routing'],
    ['busy', [[2, over({ status: 'busy' })]], ['busy'], 'routing'],
    ['it fails', [[1, over({ status: 'failed' })]], ['failed'], 'routing'],
    [
      'a voicemail says nothing',
      [
        [20, { kind: 'picked_up', userId: 1 }],
        [34, { kind: 'no_key', userId: 1 }],
        [35, over({ status: 'completed', bridged: false })],
      ],
      ['machine_or_no_key'],
      'routing',
    ],
    [
      'the person hangs up while being asked',
      [
        [20, { kind: 'picked_up', userId: 1 }],
        [22, over({ status: 'completed', bridged: false })],
      ],
      ['machine_or_no_key'],
      'routing',
    ],
    [
      'the person passes it on',
      [
        [9, { kind: 'declined', userId: 1 }],
        [10, over({ status: 'completed', bridged: false })],
      ],
      ['declined'],
      'routing',
    ],
    [
      'they talk',
      [
        [9, { kind: 'accepted', userId: 1 }],
        [200, over({ status: 'completed', bridged: true, seconds: 190 })],
      ],
      ['answered'],
      'completed',
    ],
    [
      'they talk, and Twilio does not say that they were connected',
      [
        [9, { kind: 'accepted', userId: 1 }],
        [200, over({ status: 'completed', seconds: 190 })],
      ],
      ['answered'],
      'completed',
    ],
    [
      'the person accepts, and the two are not connected',
      [
        [9, { kind: 'accepted', userId: 1 }],
        [12, over({ status: 'completed', bridged: false })],
      ],
      ['failed'],
      'routing',
    ],
    [
      'the person accepts, and Twilio does not say whether the two were connected: the dial is over at once',
      [
        [9, { kind: 'accepted', userId: 1 }],
        [30, over({ status: 'completed' })],
      ],
      ['failed'],
      'routing',
    ],
    [
      'the person accepts, and the caller hangs up',
      [
        [9, { kind: 'accepted', userId: 1 }],
        [10, over({ status: 'completed', bridged: false, callerGone: true })],
      ],
      ['answered'],
      'completed',
    ],
    ['the caller hangs up', [[9, over({ status: 'canceled', callerGone: true })]], ['canceled'], 'abandoned'],
  ])('%s', (_, reports, results, status) => {
    const { incident, ...played } = play(ringing(1), reports);
    expect(played.results).toEqual(results);
    expect(incident.status).toBe(status);
    if (status !== 'answered') expect(incident.attempts.every(({ claimedUntil }) => claimedUntil === null)).toBe(true);
  });

  it('an acceptance without a talk lets those ring again who were rung at the same time', () => {
    const { incident } = play(ringing(1, 2), [
      [9, { kind: 'accepted', userId: 1 }],
      [12, over({ status: 'completed', bridged: false })],
    ]);
    expect(incident.attempts.map(({ status }) => status)).toEqual(['failed', 'unconfirmed']);
    expect(incident).toMatchObject({ answeredAt: null, answeredByUserId: null, endedAt: null });
  });

  it('a talk that was long is over, whatever Twilio says of its beginning', () => {
    const { incident } = play(ringing(1), [
      [9, { kind: 'accepted', userId: 1 }],
      [200, over({ status: 'completed', bridged: false, seconds: 190 })],
    ]);
    expect(incident.status).toBe('completed');
  });

  it.each<[title: string, legSeconds: number | null, seconds: number]>([
    ['counts from the acceptance, not from the pick-up', 197, 191],
    ['counts by our clock where Twilio tells no duration', null, 191],
    ['is no longer than the leg, when the report is late', 60, 60],
  ])('a talk %s', (_title, legSeconds, seconds) => {
    const { incident } = play(ringing(1), [
      [3, { kind: 'picked_up', userId: 1 }],
      [9, { kind: 'accepted', userId: 1 }],
      [200, over({ status: 'completed', bridged: true, seconds: legSeconds })],
    ]);
    expect(incident).toMatchObject({ durationSeconds: seconds, endedAt: after(200) });
  });

  it('a talk grows no longer when its end is reported again', () => {
    const end = over({ status: 'completed', bridged: true, seconds: 500 });
    const { incident } = play(ringing(1), [
      [9, { kind: 'accepted', userId: 1 }],
      [200, end],
      [400, end],
    ]);
    expect(incident).toMatchObject({ durationSeconds: 191, endedAt: after(200) });
  });

  it('a ring cut short by a pick-up that nobody accepted may be repeated; a ring of full length may not', () => {
    const pickUp: [number, DialReport] = [3, { kind: 'no_key', userId: 1 }];
    const early = play(ringing(1, 2), [pickUp, [16, over({ status: 'completed', bridged: false })]]);
    expect(early.results).toEqual(['machine_or_no_key', 'unconfirmed']);
    const late = play(ringing(1, 2), [pickUp, [30, over({ status: 'completed', bridged: false })]]);
    expect(late.results).toEqual(['machine_or_no_key', 'no-answer']);
    const hungUp = play(ringing(1, 2), [
      [3, { kind: 'picked_up', userId: 1 }],
      [5, over({ status: 'completed', bridged: false })],
    ]);
    expect(hungUp.results).toEqual(['machine_or_no_key', 'unconfirmed']);
  });

  it('is reported once: a repetition, and one of another dial, change nothing', () => {
    const once = play(ringing(1, 2), [[35, over()]]);
    const again = play(once.incident, [
      [36, over({ status: 'busy' })],
      [37, over({ dial: 2, status: 'busy' })],
    ]);
    expect(again.incident).toEqual(once.incident);
  });
});

describe('what else is told', () => {
  it('a pick-up keeps the person from other calls for a minute', () => {
    const { incident } = play(ringing(1), [[25, { kind: 'picked_up', userId: 1 }]]);
    expect(incident.attempts[0]?.claimedUntil).toEqual(after(85));
  });

  it('the status of a leg changes nothing', () => {
    const start = ringing(1);
    const { incident, trail } = play(start, [[5, { kind: 'leg_status', userId: 1, status: 'busy' }]]);
    expect([incident, trail]).toEqual([start, ['leg_status']]);
  });
});
