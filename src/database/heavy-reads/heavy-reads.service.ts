import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ClientGone, Lane, OutcomeCounts, TryAgainLater, type LaneLimits, type LanePlace } from '../../common/index.js';
import { DatabaseAvailability } from '../availability.js';
import { IN_MEMORY } from '../private-files.js';
import type { Unit } from '../unit.js';
import { UnitOfWork } from '../unit-of-work.js';
import { isTooLong, ReadConnections } from './read-connections.js';

/** How many run at one time, for each lane; in memory, where they run on the connection of the calls: one. */
const AT_ONCE = 2;
/** Statistics and exports: each may take a minute, and be asked for by everybody at the beginning of a month. */
const REPORTS = { inside: 24, retryAfterSeconds: 10 } as const;
/** Questions about the on-call plan: short reads, and then work for a thread, of which two are there for them. */
const PLANS = { inside: 40, retryAfterSeconds: 5 } as const;
/** Pages of lists: each is short. */
const LISTS = { inside: 50, retryAfterSeconds: 2 } as const;

/** How a long read ended: `turned_away` is what finds its lane full. */
export type ReadOutcome = 'done' | 'turned_away' | 'too_long' | 'client_gone' | 'failed';

type LaneName = 'reports' | 'lists' | 'plans';

/**
 * Runs a piece of a long read: a transaction that reads only, and a short one. Calls are served between two pieces.
 * @throws ClientGone when nobody waits for it any more; TryAgainLater when the piece alone took too long.
 */
export type ReadPiece = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;

/**
 * Reads what may take long, so that it never keeps a call waiting. It has connections of its own, on which nothing can be
 * written: a few on a server, one in a thread on a file. A database in memory has one connection only: there it rests
 * after each piece for as long as that took. Only a few run and wait at a time; when a client goes away, what it asked
 * for is not read any further.
 */
@Injectable()
export class HeavyReads implements OnModuleDestroy {
  /** How reads have ended, by their lane. */
  readonly outcomes = new OutcomeCounts<ReadOutcome>();
  private readonly reports: Lane;
  private readonly lists: Lane;
  private readonly plans: Lane;
  private readonly connections: ReadConnections | null;

  constructor(
    dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    availability: DatabaseAvailability,
  ) {
    const { options } = dataSource;
    const isInMemory = options.database === IN_MEMORY;
    const lane = (limits: Omit<LaneLimits, 'atOnce'>): Lane =>
      new Lane({ ...limits, atOnce: isInMemory ? 1 : AT_ONCE });
    this.reports = lane(REPORTS);
    this.lists = lane(LISTS);
    this.plans = new Lane({ ...PLANS, atOnce: AT_ONCE });
    this.connections = isInMemory ? null : new ReadConnections(options, availability, 3 * AT_ONCE);
  }

  /**
   * Works out a report in as many pieces as it needs; the next report begins when it has ended.
   * @throws TryAgainLater when too many are asked for at once; as ReadPiece.
   */
  report<T>(signal: AbortSignal, work: (read: ReadPiece) => Promise<T>): Promise<T> {
    return this.pass('reports', signal, work);
  }

  /** Reads a page of a list, or another small thing: they don't wait for reports. @throws as `report`. */
  list<T>(signal: AbortSignal, work: (unit: Unit) => Promise<T>): Promise<T> {
    return this.pass('lists', signal, (read) => read(work));
  }

  /**
   * Works out an answer about the on-call plan: what is read is short, and most is done by a worker thread, so that
   * these don't wait for reports. What is done in a piece keeps the thread of the calls, so there is a rest after each.
   * @throws as `report`; TryAgainLater when it takes too long.
   */
  plan<T>(signal: AbortSignal, work: (read: ReadPiece) => Promise<T>): Promise<T> {
    return this.pass('plans', signal, work, true);
  }

  /**
   * Gives a place among the reports to one that goes at its client's pace: each turn is a piece, and others come in
   * between. It must be left. @throws TryAgainLater when too many are asked for at once.
   */
  enter(signal: AbortSignal): Pick<LanePlace, 'leave'> & { readonly read: ReadPiece } {
    const place = this.place('reports', signal);
    const piece = this.pieces(signal);
    let outcome: ReadOutcome | null = 'done';
    return {
      leave: () => {
        place.leave();
        if (outcome !== null) this.outcomes.note('reports', signal.aborted ? 'client_gone' : outcome);
        outcome = null;
      },
      read: async (work) => {
        try {
          return await place.turn(() => piece(work));
        } catch (error) {
          outcome &&= outcomeOf(error);
          throw error;
        }
      },
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.connections?.close();
  }

  private async pass<T>(
    lane: LaneName,
    signal: AbortSignal,
    work: (read: ReadPiece) => Promise<T>,
    rests = this.connections === null,
  ): Promise<T> {
    const place = this.place(lane, signal);
    try {
      const result = await place.turn(() => work(this.pieces(signal, rests)));
      this.outcomes.note(lane, 'done');
      return result;
    } catch (error) {
      this.outcomes.note(lane, outcomeOf(error));
      throw error;
    } finally {
      place.leave();
    }
  }

  private place(lane: LaneName, signal: AbortSignal): LanePlace {
    try {
      return this[lane].enter(signal);
    } catch (error) {
      this.outcomes.note(lane, 'turned_away');
      throw error;
    }
  }

  private pieces(signal: AbortSignal, rests = this.connections === null): ReadPiece {
    let worked = 0;
    return async (work) => {
      // Without a rest, requests that came while this thread was busy would not even be looked at.
      await (rests && worked > 0 ? pause(worked) : nextTurn());
      if (signal.aborted) throw new ClientGone();
      const units = this.connections === null ? this.unitOfWork : await this.connections.get();
      const began = performance.now();
      try {
        return await units.run(work);
      } catch (error) {
        if (!isTooLong(error)) throw error;
        throw new TryAgainLater('READ_TOO_LONG', 'this takes too long now: try again, or ask for a shorter period', 30);
      } finally {
        worked = performance.now() - began;
      }
    };
  }
}

function outcomeOf(error: unknown): ReadOutcome {
  if (error instanceof ClientGone) return 'client_gone';
  return error instanceof TryAgainLater ? 'too_long' : 'failed';
}
