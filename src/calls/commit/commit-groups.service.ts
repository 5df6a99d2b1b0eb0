import { Injectable } from '@nestjs/common';
import { DatabaseAway, isLockTimeout, RepeatUnit, UnitOfWork, type Unit } from '../../database/index.js';
import { lockNow, writeIncidents } from '../../incidents/index.js';
import { CallCache } from '../cache/call-cache.js';
import {
  CONTENDED,
  isOfItsIncidentAlone,
  notInTime,
  optionsFor,
  staleOf,
  type CommitResult,
  type Revisable,
  type WaitingWrite,
} from './call-write.js';
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
/** For how long everything is checked before it is written, after a write without a check was refused, in milliseconds. */
const UNCHECKED_REST_MS = 5000;

/**
 * Writes decisions to the database. Those that arrive while others are being written share the next transaction, so that a
 * storm costs few transactions and a single call waits for nobody. A write whose incident another transaction holds is tried
 * again a little later, and keeps no connection meanwhile; a group that loses a race is written one by one.
 */
@Injectable()
export class CommitGroups {
  private waiting: WaitingWrite[] = [];
  private underWay = 0;
  /** How many rest until they are tried again. */
  private resting = 0;
  private startedAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private isScheduled = false;
  /** When writing without a check is tried again, in milliseconds of `performance.now()`. */
  private uncheckedAgainAt = 0;

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

  private queue(each: WaitingWrite): void {
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
    const isLate = ({ deadline }: WaitingWrite): boolean => deadline !== null && deadline <= now;
    if (!this.waiting.some(isLate)) return;
    const late = this.waiting.filter(isLate);
    this.waiting = this.waiting.filter((each) => !isLate(each));
    for (const { reject } of late) reject(notInTime());
  }

  private start(): void {
    const group: WaitingWrite[] = [];
    const left: WaitingWrite[] = [];
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
  private async settle(group: readonly WaitingWrite[]): Promise<void> {
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
      } else if (error instanceof RepeatUnit && group.length > 1) {
        // Another transaction was faster; which write that is about, nobody knows.
        for (const each of group) await this.settle([each]);
      } else {
        for (const each of group) {
          if (error instanceof RepeatUnit) each.resolve(CONTENDED);
          else each.reject(error);
        }
      }
    }
  }

  private tryLater(each: WaitingWrite): void {
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

  private async writeGroup(group: readonly WaitingWrite[]): Promise<readonly Verdict[]> {
    const decisions = group.map(({ decision }) => decision);
    if (decisions.every(isOfItsIncidentAlone) && performance.now() >= this.uncheckedAgainAt) {
      try {
        return await this.unitOfWork.run((unit) => this.writeUnchecked(unit, decisions), {
          ...optionsFor(group),
          onlyIfFree: true,
        });
      } catch (error) {
        if (error instanceof DatabaseAway) throw error;
        this.uncheckedAgainAt = performance.now() + UNCHECKED_REST_MS;
      }
    }
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
    return this.unitOfWork.run(write, optionsFor(group));
  }

  /**
   * Writes decisions that depend on nothing but their incidents in one round trip. The numbers of their events are unique, so
   * one that was made from an older state fails, and the group is checked and written like all others.
   */
  private async writeUnchecked(unit: Unit, decisions: readonly Revisable[]): Promise<readonly Verdict[]> {
    const writes = decisions.map(({ write }) => write);
    lockNow(
      unit,
      writes.map(({ outcome }) => outcome.incident.id),
    );
    await writeIncidents(unit, writes);
    return decisions.map(() => 'sound');
  }

  private async write(unit: Unit, decisions: readonly Revisable[], takesTurns: boolean): Promise<readonly Verdict[]> {
    const current = await readCurrent(
      unit,
      decisions.map(({ write }) => write),
      this.cache,
      takesTurns,
    );
    const prepared = await this.preparer.prepare(unit, decisions, current);
    const writes = prepared.flatMap(({ write }) => write ?? []);
    if (writes.length > 0) await writeIncidents(unit, writes, current.expiredHolds);
    return prepared.map(({ verdict }) => verdict);
  }
}
