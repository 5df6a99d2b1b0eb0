import { Injectable } from '@nestjs/common';
import { readTogether, rosterRevisionReading, type Unit } from '../database/index.js';
import {
  assertNotBehind,
  claimsReading,
  locate,
  newestOfCallerReading,
  openIncident,
  relatedReading,
  type IncidentIdSource,
  type IncidentRecord,
  type IncidentReference,
  type NotWritten,
  type Repetition,
} from '../incidents/index.js';
import { poolOrder, poolReading } from '../scheduling/index.js';
import type { CallWorld, Circumstances } from './answer-call.js';
import { RosterCache } from './roster/roster-cache.service.js';

/** The circumstances in the database, and whom expired claims still hold. */
export interface ReadCircumstances extends Circumstances {
  /** Users who are still held for a claim that has run out. */
  readonly expiredHolds: ReadonlySet<number>;
}

/** Reads the world that a decision depends on, in the transaction that writes it. */
@Injectable()
export class WorldReader {
  constructor(private readonly rosters: RosterCache) {}

  /**
   * The world of a request. `ids`: where the incident that it may begin finds its id; null: the database chooses.
   * @throws UnitEnded as `assertNotBehind`.
   */
  async worldOf(
    unit: Unit,
    request: IncidentReference,
    replay: Repetition | null,
    now: Date,
    { ids, notWritten }: { ids: IncidentIdSource | null; notWritten: NotWritten | undefined },
  ): Promise<{ world: CallWorld; expiredHolds: () => ReadonlySet<number> }> {
    let expired: ReadonlySet<number> = new Set();
    const located = await locate(unit, request, replay);
    assertNotBehind(located, notWritten);
    const unwritten = notWritten?.claims(now);
    const world: CallWorld = {
      now,
      located,
      circumstances: async (known, callerE164) => {
        const { expiredHolds, claims, ...circumstances } = await this.circumstances(unit, known, callerE164, now);
        expired = expiredHolds;
        const isClaimed = (userId: number): boolean => claims.has(userId) || unwritten?.has(userId) === true;
        return { ...circumstances, claims: { has: isClaimed } };
      },
      open: (incident) => openIncident(unit, incident, now, ids),
    };
    return { world, expiredHolds: () => expired };
  }

  /** What a decision about an incident depends on; null: about one that begins. One statement, and the roster. */
  async circumstances(
    unit: Unit,
    known: IncidentRecord | null,
    callerE164: string | null,
    now: Date,
  ): Promise<ReadCircumstances> {
    const { revision, pool, claims, earlier } = await readTogether(unit, {
      revision: rosterRevisionReading,
      pool: poolReading,
      claims: claimsReading(known?.id ?? null, now),
      earlier: known ? relatedReading(known.relatedIncidentId) : newestOfCallerReading(callerE164, now),
    });
    const roster = await this.rosters.at(unit, revision[0]?.a ?? 0);
    const [before] = earlier;
    return {
      roster,
      pool: poolOrder(pool),
      claims: new Set(claims.filter(({ b }) => b === 1).map(({ a }) => a)),
      earlier: before ? { id: before.a, answeredByUserId: before.b } : null,
      unit,
      expiredHolds: new Set(claims.flatMap(({ b, c }) => (b === 0 && c !== null ? [c] : []))),
    };
  }
}
