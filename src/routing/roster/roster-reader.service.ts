import { Injectable } from '@nestjs/common';
import { Environment } from '../../config/index.js';
import { batchRead, rosterRevisionReading, type Unit } from '../../database/index.js';
import { claimsReading } from '../../incidents/index.js';
import { poolOrder, poolReading, ScheduleService, type PoolMember } from '../../scheduling/index.js';
import { RosterCache } from './roster-cache.service.js';
import type { Roster } from './roster.js';

/** A roster with what moves from call to call. */
export interface RosterView {
  readonly roster: Roster;
  /** Longest without a turn first. */
  readonly pool: readonly PoolMember[];
  /** Users whom open calls claim now; nobody where claimed users are not deferred. */
  readonly claims: ReadonlySet<number>;
}

/** Reads the roster for questions about any time, beside the calls. */
@Injectable()
export class RosterReader {
  private readonly deferClaimed: boolean;

  constructor(
    private readonly rosters: RosterCache,
    private readonly schedules: ScheduleService,
    environment: Environment,
  ) {
    this.deferClaimed = environment.claimedUsers === 'defer';
  }

  /**
   * Returns what answers for the instants from `from` to just before `to` (epoch milliseconds). Of the time before
   * `now`, the on-call plan is what was valid then; people, ladders, hours and the pool's memory are the present ones.
   */
  async covering(unit: Unit, from: number, to: number, now: Date): Promise<RosterView> {
    const { revision, pool, claims } = await batchRead(unit, {
      revision: rosterRevisionReading,
      pool: poolReading,
      claims: claimsReading(null, now),
    });
    const present = await this.rosters.at(unit, revision[0]?.a ?? 0);
    const isPast = from < now.getTime();
    const roster = isPast
      ? { ...present, schedule: await this.schedules.covering(unit, from, to, now.getTime()) }
      : present;
    const claimed = this.deferClaimed ? claims.filter(({ b }) => b === 1).map(({ a }) => a) : [];
    return { roster, pool: poolOrder(pool), claims: new Set(claimed) };
  }
}
