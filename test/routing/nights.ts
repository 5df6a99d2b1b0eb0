import { decide } from '../../src/routing/decide.js';
import type { CandidateStep, EarlierOffer } from '../../src/routing/situation.js';
import { poolOrder, poolReading, takeTurn, type PoolMember } from '../../src/scheduling/index.js';
import type { ReadingRow, Unit } from '../../src/database/index.js';

/** Most people of the pool in one call. */
export const LIMIT = 3;

/** A rotating pool with its memory of turns. */
export interface Pool {
  order(): Promise<PoolMember[]>;
  take(order: readonly PoolMember[], userId: number): Promise<void>;
}

/** The pool of a database. */
export function poolOf(unit: Unit): Pool {
  return {
    order: async () => poolOrder(await unit.rows<ReadingRow>(poolReading.sql)),
    take: (order, userId) => takeTurn(unit, order, userId),
  };
}

/** The same without a database: a member who takes a turn gets the newest. */
export function modelPool(members: readonly number[]): Pool {
  let rows: ReadingRow[] = members.map((a, c) => ({ a, b: null, c }));
  return {
    order: async () => poolOrder(rows),
    take: async (_, taker) => {
      const newest = Math.max(0, ...rows.map(({ b }) => b ?? 0)) + 1;
      rows = rows.map((row) => (row.a === taker ? { ...row, b: newest } : row));
    },
  };
}

/** A night: who is available to the pool, and its calls, each with how many people it rings before one answers. */
export interface Night {
  readonly available: ReadonlySet<number>;
  readonly calls: readonly number[];
}

/** Plays a night, each offer decided by `decide`. Who was offered, in order. */
export async function play(pool: Pool, { available, calls }: Night): Promise<number[]> {
  const all: number[] = [];
  for (const rings of calls) {
    const offers: EarlierOffer[] = [];
    while (offers.length < rings) {
      const order = await pool.order();
      const candidates = order.map(({ userId }) => {
        const phoneE164 = `+1415555${String(1000 + userId)}`;
        return { userId, name: `N${userId}`, phoneE164, active: true, available: available.has(userId), barred: null };
      });
      const rung = { name: 'rotating_pool', timeoutSeconds: 20, limit: LIMIT, together: null, ringsAlone: false };
      const steps: CandidateStep[] = [{ ...rung, candidates }];
      const hint = { knowsIncident: true, lastTargetPhone: null, lastDial: null };
      const decision = decide({ steps, offers, claims: new Set(), hint, together: 'never' });
      if (decision.kind !== 'offer') break;
      const [{ candidate, step } = never()] = decision.people;
      const { userId, phoneE164 } = candidate;
      const tried = { pending: false, unheard: false, offers: 1, dial: offers.length + 1, reachable: true };
      offers.push({ userId, phoneE164, stepName: step.name, ...tried });
      await pool.take(order, userId);
      all.push(userId);
    }
  }
  return all;
}

function never(): never {
  throw new Error('an offer of nobody');
}

/** Numbers from 0 to just below 1, the same for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
