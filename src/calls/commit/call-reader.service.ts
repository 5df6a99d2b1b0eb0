import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { batchRead, rosterRevisionReading, UnitOfWork, type RunOptions, type Unit } from '../../database/index.js';
import {
  busyReading,
  readCalls,
  type IncidentReference,
  type Sought,
  type StoredAnswer,
} from '../../incidents/index.js';
import { RosterCache } from '../../routing/index.js';
import { poolOrder, poolReading } from '../../scheduling/index.js';
import { CallCache, type Plan } from '../cache/call-cache.js';
import type { Stale } from './call-write.js';

/** What is read for a request. */
export interface Wanted {
  /** The call that it is of; null: that one is known. */
  readonly call: Sought | null;
  /** What was found to be out of date; null: nothing. */
  readonly stale: Stale | null;
}

/** Reads what the cache doesn't know, or knows otherwise than the database. Locks nothing. */
@Injectable()
export class CallReader {
  private plan: Promise<void> | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CallCache,
    private readonly rosters: RosterCache,
    private readonly clock: Clock,
  ) {}

  /** Reads people, plan and pool in a transaction. */
  async planOf(unit: Unit): Promise<Plan> {
    const { revision, pool } = await batchRead(unit, { revision: rosterRevisionReading, pool: poolReading });
    return { roster: await this.rosters.at(unit, revision[0]?.a ?? 0), pool: poolOrder(pool) };
  }

  /**
   * Brings the cache up to date for a request; returns the response that the same request has had already, where the
   * database knows one. @throws DatabaseAway; UnitEnded when it takes too long.
   */
  async read({ call, stale }: Wanted, options: RunOptions): Promise<StoredAnswer | null> {
    if (stale?.plan === true || !this.cache.isReady) await this.readPlan(options);
    const ids = new Set(stale?.incidentIds ?? []);
    if (call === null && ids.size === 0 && stale?.isContended !== true) return null;
    return this.unitOfWork.run(async (unit) => {
      if (stale?.isContended === true) for (const id of await this.unknownBusy(unit)) ids.add(id);
      const [stored] = await this.readCalls(unit, [...ids], call === null ? [] : [call]);
      return stored ?? null;
    }, options);
  }

  /** Reads the pool into the cache, as it is within a transaction. */
  async readPool(unit: Unit): Promise<void> {
    const { known } = this.cache;
    const { pool } = await batchRead(unit, { pool: poolReading });
    if (known !== null) this.cache.learnPlan({ ...known, pool: poolOrder(pool) });
  }

  /**
   * Reads incidents, and what requests mean, into the cache in one round trip, and forgets what the database does not have.
   * Returns the response that each of those requests has had already.
   */
  async readCalls(unit: Unit, ids: readonly number[], calls: readonly Sought[]): Promise<(StoredAnswer | null)[]> {
    const { records, located } = await readCalls(unit, ids, calls);
    for (const record of records) this.cache.correct(record);
    const found = new Set(records.map(({ id }) => id));
    for (const id of ids) if (!found.has(id)) this.cache.forget(id);
    return located.map(({ byCallSid, byId, replay }, index) => {
      for (const record of [byCallSid, byId]) if (record !== null) this.cache.correct(record);
      const { reference } = calls[index] as Sought;
      this.forgetMissing(reference, byCallSid?.id ?? null, byId?.id ?? null);
      return replay;
    });
  }

  /** Requests that need the plan at the same time share a reading: each would read everybody again. */
  private readPlan(options: RunOptions): Promise<void> {
    this.plan ??= this.unitOfWork
      .run(async (unit) => this.planOf(unit), options)
      .then((plan) => this.cache.learnPlan(plan))
      .finally(() => {
        this.plan = null;
      });
    return this.plan;
  }

  /** The incidents that keep somebody busy of which the cache doesn't know it. */
  private async unknownBusy(unit: Unit): Promise<number[]> {
    const now = this.clock.now();
    const { busy } = await batchRead(unit, { busy: busyReading(now) });
    return busy.flatMap(({ a: userId, b: incidentId }) => {
      const isKnown = incidentId === null || this.cache.incidents.isBusyWith(userId, incidentId, now);
      return incidentId === 0 || isKnown ? [] : [incidentId];
    });
  }

  /** What a reference means by memory alone is gone: the database was emptied, or restored from a backup. */
  private forgetMissing({ callSid, incidentId }: IncidentReference, bySid: number | null, byId: number | null): void {
    const known = this.cache.locate({ callSid, incidentId }, null);
    if (known.byCallSid !== null && known.byCallSid.id !== bySid) this.cache.forget(known.byCallSid.id);
    if (known.byId !== null && known.byId.id !== byId) this.cache.forget(known.byId.id);
  }
}
