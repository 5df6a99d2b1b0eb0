import { Injectable } from '@nestjs/common';
import { isLockTimeout, RepeatUnit, UnitEnded, UnitOfWork, type Unit } from '../../database/index.js';
import { writeIncidents } from '../../incidents/index.js';
import { CallCache } from '../cache/call-cache.js';
import { CONTENDED, staleOf, UNIT_TIMEOUT_MS, type CommitResult, type Revisable } from './call-write.js';
import type { Verdict } from './check-write.js';
import { readCurrent } from './current.js';
import { DecisionIsStale, WritePreparer } from './write-preparer.service.js';

/** How many requests share one transaction at most. */
const MAX_GROUP = 64;
/** How many groups are under way at most: one, unless the first takes long. */
const MAX_GROUPS = 4;
/** After how long a write is tried again whose incident another transaction held, in milliseconds: each time twice as long. */
const HELD_REST_MS = 4;
/** How often it is tried before the incident is read anew. */
const MAX_HELD_TRIES = 6;
/** After how long requests no longer wait for the group before them, in milliseconds. */
const STALLED_MS = 100;

/** A write that waits for its group. */
interface Waiting {
  readonly decision: Revisable;
  /** When its time is over, in milliseconds of `performance.now()`; null: it may take as long as it takes. */
  readonly deadline: number | null;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
  /** How often another transaction held its incident. */
  heldTries: number;
}

/** Somebody else was faster; which write that is about, nobody knows. */
class RaceLost extends Error {
  constructor(override readonly cause: unknown) {
    super('another transaction was faster');
  }
}

/**
 * Writes decisions to the database. Those that arrive while others are being written share the next transaction, so that a
 * storm costs few transactions and a single call waits for nobody. A write whose incident another transaction holds is tried
 * again a little later, and keeps no connection meanwhile; a group that loses a race is written one by one.
 */
@Injectable()
export class CommitGroups {
  private waiting: Waiting[] = [];
  private underWay = 0;
  /** How many rest until they are tried again. */
  private resting = 0;
  private startedAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private isScheduled = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: CallCache,
    private readonly preparer: WritePreparer,
  ) {}

  /** How many writes wait, and how many groups are under way. */
  get pending(): number {
    return this.waiting.length + this.resting + this.underWay;
  }

  /**
   * Writes a decision, durably, or nothing of it. `deadline` as `performance.now()`; null: however long it takes.
   * @throws DatabaseAway; UnitEnded when its time is over.
   */
  commit(decision: Revisable, deadline: number | null): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      this.queue({ decision, deadline, resolve, reject, heldTries: 0 });
    });
  }

  private queue(each: Waiting): void {
    this.waiting.push(each);
    if (this.underWay > 0) this.startOrWait();
    else this.startSoon();
  }

  /** Waits for the other requests that have arrived at the same time. */
  private startSoon(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.startOrWait();
    });
  }

  private startOrWait(): void {
    const now = performance.now();
    this.giveUp(now);
    if (this.waiting.length === 0 || this.isScheduled) return;
    const sinceStart = now - this.startedAt;
    const isFree = this.underWay === 0 || (this.underWay < MAX_GROUPS && sinceStart >= STALLED_MS);
    if (isFree) {
      this.start();
      return;
    }
    if (this.timer !== undefined) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.startOrWait();
      },
      Math.max(1, STALLED_MS - sinceStart),
    );
    this.timer.unref();
  }

  /** Ends the wait of those whose time is over. */
  private giveUp(now: number): void {
    const isLate = ({ deadline }: Waiting): boolean => deadline !== null && deadline <= now;
    if (!this.waiting.some(isLate)) return;
    const late = this.waiting.filter(isLate);
    this.waiting = this.waiting.filter((each) => !isLate(each));
    for (const { reject } of late) reject(notInTime());
  }

  private start(): void {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const incidents = new Set<string>();
    for (const each of this.waiting) {
      const { callSid } = each.decision.write.outcome.incident;
      if (group.length < MAX_GROUP && !incidents.has(callSid)) group.push(each);
      else left.push(each);
      incidents.add(callSid);
    }
    this.waiting = left;
    this.underWay += 1;
    this.startedAt = performance.now();
    void this.settle(group).finally(() => {
      this.underWay -= 1;
      if (this.underWay === 0) {
        clearTimeout(this.timer);
        this.timer = undefined;
      }
      this.startOrWait();
    });
  }

  /** Writes a group and answers each of it; never throws. */
  private async settle(group: readonly Waiting[]): Promise<void> {
    if (group.length === 0) return;
    try {
      const verdicts = await this.writeGroup(group);
      for (const [index, each] of group.entries()) {
        const verdict = verdicts[index] ?? 'sound';
        if (verdict === 'held') this.tryLater(each);
        else each.resolve(verdict === 'sound' ? { kind: 'written' } : { kind: 'stale', stale: verdict });
      }
    } catch (error) {
      if (error instanceof DecisionIsStale) {
        for (const each of group) if (each.decision === error.decision) each.resolve(CONTENDED);
        await this.settle(group.filter(({ decision }) => decision !== error.decision));
      } else if (error instanceof RaceLost && group.length > 1) {
        for (const each of group) await this.settle([each]);
      } else {
        for (const each of group) {
          if (error instanceof RaceLost) each.resolve(CONTENDED);
          else each.reject(error);
        }
      }
    }
  }

  private tryLater(each: Waiting): void {
    each.heldTries += 1;
    if (each.heldTries > MAX_HELD_TRIES) {
      each.resolve({ kind: 'stale', stale: staleOf([each.decision.write.outcome.incident.id]) });
      return;
    }
    this.resting += 1;
    setTimeout(
      () => {
        this.resting -= 1;
        this.queue(each);
      },
      HELD_REST_MS * 2 ** each.heldTries,
    );
  }

  private writeGroup(group: readonly Waiting[]): Promise<readonly Verdict[]> {
    const left = group.flatMap(({ deadline }) => (deadline === null ? [] : [deadline - performance.now()]));
    const within = left.length === 0 ? undefined : Math.min(UNIT_TIMEOUT_MS, Math.max(1, ...left));
    const decisions = group.map(({ decision }) => decision);
    // Where a turn was waited for in vain it goes without: the keys of the table keep people apart all the same.
    let takesTurns = true;
    const write = async (unit: Unit): Promise<readonly Verdict[]> => {
      try {
        return await this.write(unit, decisions, takesTurns);
      } catch (error) {
        if (isLockTimeout(error)) takesTurns = false;
        throw error;
      }
    };
    return this.unitOfWork.run(write, { within, elseAway: within !== undefined, beginsLate: true });
  }

  private async write(unit: Unit, decisions: readonly Revisable[], takesTurns: boolean): Promise<readonly Verdict[]> {
    const current = await readCurrent(
      unit,
      decisions.map(({ write }) => write),
      this.cache,
      takesTurns,
    );
    try {
      const prepared = await this.preparer.prepare(unit, decisions, current);
      const writes = prepared.flatMap(({ write }) => write ?? []);
      if (writes.length > 0) await writeIncidents(unit, writes, current.expiredHolds);
      return prepared.map(({ verdict }) => verdict);
    } catch (error) {
      throw error instanceof RepeatUnit ? new RaceLost(error) : error;
    }
  }
}

function notInTime(): UnitEnded {
  return new UnitEnded(new Error('no answer in time'), 'NO_ANSWER');
}
