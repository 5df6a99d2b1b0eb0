import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptRecord, IncidentRecord } from '../incident-record.js';
import { transitionOf, transitionOfSilence, type Report } from './reports.js';

const NOW = new Date('2026-11-23T10:05:00Z');
const phoneOf = (userId: number): string => `+1415555${String(userId).padStart(4, '0')}`;

function attempt(userId: number, more: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    id: userId * 10,
    userId,
    userName: `User ${userId}`,
    stepName: 'manager',
    phoneE164: phoneOf(userId),
    status: 'pending',
    reason: null,
    dial: userId,
    timeoutSeconds: 20,
    offers: 1,
    offeredAt: new Date('2026-11-23T10:04:50Z'),
    endedAt: null,
    claimedUntil: new Date('2026-11-23T10:05:30Z'),
    heldUserId: userId,
    ...more,
  };
}

const settled = { endedAt: new Date('2026-11-23T10:04:55Z'), claimedUntil: null, heldUserId: null } as const;

function incident(attempts: readonly AttemptRecord[], more: Partial<IncidentRecord> = {}): IncidentRecord {
  return {
    id: 1,
    callSid: 'CA1',
    callerPhone: '',
    callerE164: null,
    relatedIncidentId: null,
    ladder: 'after_hours',
    createdAt: new Date('2026-11-23T10:00:00Z'),
    status: 'routing',
    exhaustedAt: null,
    answeredAt: null,
    answeredByUserId: null,
    endedAt: null,
    endInferred: false,
    durationSeconds: null,
    recordingUrl: null,
    recordingSeconds: null,
    seq: 1,
    attempts,
    ...more,
  };
}

/** The rows as they are after a report. */
function after(before: IncidentRecord, report: Report): IncidentRecord {
  const { state, attempts } = transitionOf(before, report, NOW).change;
  const patched = before.attempts.map((one) => ({ ...one, ...attempts.find(({ id }) => id === one.id) }));
  return { ...before, ...state, attempts: patched };
}

const failed = (userId: number, reason: string): Report => ({ kind: 'failed', targetPhone: phoneOf(userId), reason });
const answered = (userId: number): Report => ({ kind: 'answered', answeredPhone: phoneOf(userId) });
const completed = (seconds: number | null): Report => ({ kind: 'completed', seconds, ignored: null });

describe('what a report changes of the attempts', () => {
  it.each<[string, Report, readonly string[]]>([
    ['no-answer of the one who rings', failed(2, 'no-answer'), ['unconfirmed', 'no-answer']],
    ['a late result of an earlier one', failed(1, 'busy'), ['busy', 'pending']],
    ['a reason that nobody knows', failed(2, 'voicemail'), ['unconfirmed', 'failed']],
    ['a failure of a stranger', failed(9, 'busy'), ['unconfirmed', 'pending']],
    ['an answer', answered(2), ['unconfirmed', 'answered']],
    ['a late answer of an earlier one', answered(1), ['answered', 'superseded']],
    ['an answer of a stranger', answered(9), ['unconfirmed', 'superseded']],
    ['the end of the call', completed(null), ['unconfirmed', 'superseded']],
  ])('%s', (_, report, statuses) => {
    const before = incident([attempt(1, { status: 'unconfirmed', ...settled }), attempt(2)]);
    const { attempts } = after(before, report);
    expect(attempts.map(({ status }) => status)).toEqual(statuses);
    for (const one of attempts) expect(one.endedAt === null).toBe(one.status === 'pending');
    for (const one of attempts) if (!['pending', 'answered'].includes(one.status)) expect(one.claimedUntil).toBe(null);
  });
});

describe('what stands against a later report', () => {
  it.each<[string, Partial<AttemptRecord>, Report, Partial<AttemptRecord>]>([
    ['an answer against a failure', { status: 'answered', ...settled }, failed(1, 'busy'), { status: 'answered' }],
    ['busy against no-answer', { status: 'busy', ...settled }, failed(1, 'no-answer'), { status: 'busy' }],
    [
      'a report against what was presumed',
      { status: 'failed', reason: 'presumed: dialled, but no report came', ...settled },
      failed(1, 'canceled'),
      { status: 'canceled', reason: null },
    ],
    [
      'a report against superseded',
      { status: 'superseded', ...settled },
      failed(1, 'no-answer'),
      { status: 'no-answer' },
    ],
    [
      'its first end',
      { status: 'no-answer', ...settled },
      failed(1, 'busy'),
      { status: 'busy', endedAt: settled.endedAt },
    ],
  ])('%s', (_, standing, report, expected) => {
    expect(after(incident([attempt(1, standing)]), report).attempts[0]).toMatchObject(expected);
  });
});

describe('silence', () => {
  it('leaves those who rang unconfirmed, and claims nobody', () => {
    const { change, type } = transitionOfSilence(
      incident([attempt(1, { status: 'busy', ...settled }), attempt(2)]),
      NOW,
    );
    expect(type).toBe('ended_by_silence');
    expect(change.state).toMatchObject({ status: 'abandoned', endedAt: NOW, endInferred: true });
    expect(change.attempts).toEqual([
      { id: 20, status: 'unconfirmed', endedAt: NOW, claimedUntil: null, heldUserId: null },
    ]);
  });
});

describe('reports commute', () => {
  const users = fc.integer({ min: 1, max: 4 });
  const report: fc.Arbitrary<Report> = fc.oneof(
    fc.record({
      kind: fc.constant('failed' as const),
      targetPhone: users.map(phoneOf),
      reason: fc.constantFrom('no-answer', 'busy', 'failed', 'canceled', 'voicemail', 'fax', ''),
    }),
    users.map(answered),
    fc.option(fc.integer({ min: 0, max: 200 })).map(completed),
  );
  /** Some reports of one call, and the same in another order, some of them more than once. */
  const twoOrders = fc.array(report, { minLength: 1, maxLength: 6 }).chain((once) => {
    const again = fc.subarray(once).chain((extra) => {
      const all = [...once, ...extra];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
    return fc.tuple(fc.constant(once), again);
  });
  const starts = fc.constantFrom(
    incident([]),
    incident([attempt(1)]),
    incident([
      attempt(1, { status: 'no-answer', ...settled }),
      attempt(2, { status: 'unconfirmed', ...settled }),
      attempt(3),
    ]),
    incident([attempt(1, { status: 'busy', ...settled })], {
      status: 'exhausted',
      exhaustedAt: new Date('2026-11-23T10:04:58Z'),
    }),
    incident([attempt(1, { status: 'unconfirmed', ...settled })], {
      status: 'abandoned',
      endedAt: settled.endedAt,
      endInferred: true,
    }),
  );

  it('in any order and however often, they leave the same rows', () => {
    fc.assert(
      fc.property(starts, twoOrders, (start, [once, again]) => {
        expect(again.reduce(after, start)).toEqual(once.reduce(after, start));
      }),
      { numRuns: 3000 },
    );
  });

  it('an answer is sticky', () => {
    fc.assert(
      fc.property(starts, fc.array(report, { maxLength: 6 }), (start, reports) => {
        const end = reports.reduce(after, start);
        if (!reports.some(({ kind }) => kind === 'answered')) return;
        expect(['answered', 'completed']).toContain(end.status);
        expect(end.attempts.some(({ status }) => status === 'pending')).toBe(false);
        if (end.endedAt)
          expect(end.answeredAt!.getTime()).toBeLessThanOrEqual(
            end.endedAt.getTime() - (end.durationSeconds ?? 0) * 1000,
          );
      }),
    );
  });
});
