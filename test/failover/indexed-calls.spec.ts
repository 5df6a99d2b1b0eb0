import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newIncident, secondsAfter, type AttemptRecord, type IncidentRecord } from '../../src/incidents/index.js';
import { IndexedCalls } from '../../src/calls/cache/indexed-calls.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const HALF_AN_HOUR = 1800;
const minutesAgo = (minutes: number): Date => secondsAfter(NOW, -60 * minutes);

const attempt = fc.record({
  userId: fc.integer({ min: 1, max: 4 }),
  claimMinutes: fc.option(fc.integer({ min: -3, max: 3 })),
});
/** An incident that began or was changed, or the forgetting of what is over and old. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      id: fc.integer({ min: 1, max: 8 }),
      caller: fc.option(fc.integer({ min: 1, max: 3 })),
      isOver: fc.boolean(),
      attempts: fc.uniqueArray(attempt, { maxLength: 3, selector: ({ userId }) => userId }),
    }),
  },
  { weight: 1, arbitrary: fc.constant('forget' as const) },
);

interface Begun {
  readonly id: number;
  readonly caller: number | null;
  readonly isOver: boolean;
  readonly attempts: readonly { readonly userId: number; readonly claimMinutes: number | null }[];
}

/** Ids count up with time here, 7 minutes apart: the first four began more than half an hour ago. */
const createdAt = (id: number): Date => minutesAgo((9 - id) * 7);

function incidentOf({ id, caller, isOver, attempts }: Begun): IncidentRecord {
  const callerE164 = caller === null ? null : `+1415555000${(id + caller) % 3}`;
  const call = { callSid: `CA${id}`, callerPhone: '', callerE164, ladder: 'business_hours', relatedIncidentId: null };
  return {
    ...newIncident(call, id, createdAt(id)),
    endedAt: isOver ? NOW : null,
    attempts: attempts.map(({ userId, claimMinutes }, index) => {
      const claimedUntil = claimMinutes === null ? null : minutesAgo(-claimMinutes);
      return { id: id * 10 + index, userId, claimedUntil } as AttemptRecord;
    }),
  };
}

describe('what is known of calls', () => {
  it('is found as by looking at all of them, whatever has changed', () => {
    const seed = Date.now() % 2 ** 31;
    console.log(`calls known: SEED=${seed}`);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const calls = new IndexedCalls();
        const all = new Map<number, IncidentRecord>();
        const before = minutesAgo(HALF_AN_HOUR / 60);
        for (const one of steps) {
          if (one === 'forget') {
            for (const id of calls.forgetBefore(before, (known) => known === 2)) all.delete(id);
          } else {
            // The caller of an incident never changes.
            const callerE164 = all.get(one.id)?.callerE164;
            const incident = { ...incidentOf(one), ...(callerE164 !== undefined && { callerE164 }) };
            all.set(one.id, incident);
            calls.put(incident);
          }
        }
        expect([...calls.all()].toSorted((a, b) => a.id - b.id)).toEqual(
          [...all.values()].toSorted((a, b) => a.id - b.id),
        );
        for (let id = 1; id <= 8; id += 1) {
          expect(calls.ofCallSid(`CA${id}`)).toBe(all.get(id) ?? null);
          for (let userId = 1; userId <= 4; userId += 1) {
            const others = [...all.values()].filter((incident) => incident.id !== id);
            const claims = others.flatMap(({ attempts }) => attempts.filter((own) => own.userId === userId));
            const isClaimed = claims.some(({ claimedUntil }) => claimedUntil !== null && claimedUntil > NOW);
            const isBusy = calls.busyWith(userId, NOW, id).next().done !== true;
            expect([id, userId, isBusy]).toEqual([id, userId, isClaimed]);
          }
        }
        for (const callerE164 of ['+14155550000', '+14155550001', '+14155550002']) {
          const own = [...all.values()].filter((one) => one.callerE164 === callerE164 && one.createdAt >= before);
          expect(calls.newestOf(callerE164, NOW)).toBe(own.toSorted((a, b) => a.id - b.id).at(-1) ?? null);
        }
        expect(calls.newestOf(null, NOW)).toBe(null);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('is forgotten when it is over and old, and neither when it is open nor when it is to be kept', () => {
    const calls = new IndexedCalls();
    for (const id of [1, 2, 3, 4, 8]) calls.put(incidentOf({ id, caller: 1, isOver: id !== 3, attempts: [] }));
    expect(calls.forgetBefore(minutesAgo(30), (id) => id === 2)).toEqual([1, 4]);
    expect([...calls.all()].map(({ id }) => id)).toEqual([2, 3, 8]);
    expect(calls.highestId).toBe(8);
  });
});
