import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { DatabaseAway } from './availability.js';

/** For how long a row that failed is left alone, in milliseconds, unless the work says otherwise. */
const REST_MILLISECONDS = 60_000;
/** For how long a row may be held by somebody else before that is told, in milliseconds. */
const HELD_MILLISECONDS = 60_000;

/** What work on a row returns when another transaction holds it: it is done the next time. */
export const HELD = Symbol('another transaction holds the row');

interface Stuck {
  /** Epoch milliseconds. */
  readonly since: number;
  readonly failedAt: number | null;
  readonly isTold: boolean;
}

/**
 * Work behind the calls that goes row by row: a row that fails, or that another transaction holds, keeps no other from
 * its turn. What failed is told in the log once, counted, and tried again until it is done.
 */
export class RowByRow {
  private readonly logger = new Logger('Background');
  private readonly stuck = new Map<number, Stuck>();

  constructor(
    readonly name: string,
    private readonly clock: Clock,
    private readonly restMilliseconds: number,
  ) {}

  /** How many rows could not be done when they were last tried. */
  get count(): number {
    return [...this.stuck.values()].filter(({ isTold }) => isTold).length;
  }

  /** The rows that could not be done when they were last tried, and those that were held. */
  get ids(): number[] {
    return [...this.stuck.keys()];
  }

  /** Whether a row has failed a short time ago: it is left alone. */
  rests(id: number): boolean {
    const failedAt = this.stuck.get(id)?.failedAt ?? null;
    return failedAt !== null && this.clock.now().getTime() - failedAt < this.restMilliseconds;
  }

  /**
   * Does all these rows and returns what became of those that could be done. Other rows are forgotten: somebody else has
   * done them.
   * @throws DatabaseAway, which keeps from all of them.
   */
  async doEach<T>(ids: readonly number[], work: (id: number) => Promise<T | typeof HELD>): Promise<T[]> {
    this.forgetAllBut(ids);
    const results: T[] = [];
    for (const id of ids) {
      const result = this.rests(id) ? HELD : await this.do(id, work);
      if (result !== HELD) results.push(result);
    }
    return results;
  }

  /** Does one row; `HELD` where it could not be done. @throws DatabaseAway */
  async do<T>(id: number, work: (id: number) => Promise<T | typeof HELD>): Promise<T | typeof HELD> {
    try {
      const result = await work(id);
      if (result === HELD) this.noteHeld(id);
      else this.stuck.delete(id);
      return result;
    } catch (error) {
      if (error instanceof DatabaseAway) throw error;
      this.noteFailed(id, error);
      return HELD;
    }
  }

  /**
   * Does all these rows together, or each by itself where that fails. `work` returns those that it has done; the others
   * are held, or lack the row that they belong to.
   * @throws DatabaseAway
   */
  async doTogether(
    ids: readonly number[],
    work: (ids: readonly number[]) => Promise<readonly number[]>,
  ): Promise<void> {
    const due = ids.filter((id) => !this.rests(id));
    if (due.length === 0) return;
    try {
      const done = new Set(await work(due));
      for (const id of due)
        if (done.has(id)) this.stuck.delete(id);
        else this.noteHeld(id);
    } catch (error) {
      if (error instanceof DatabaseAway) throw error;
      if (due.length === 1) return this.noteFailed(due[0] as number, error);
      for (const id of due) await this.doTogether([id], work);
    }
  }

  /** Forgets all rows but these: the others have been done elsewhere, or are gone. */
  forgetAllBut(ids: readonly number[]): void {
    const kept = new Set(ids);
    for (const id of this.stuck.keys()) if (!kept.has(id)) this.stuck.delete(id);
  }

  private noteFailed(id: number, error: unknown): void {
    const before = this.stuck.get(id);
    const now = this.clock.now().getTime();
    this.stuck.set(id, { since: before?.since ?? now, failedAt: now, isTold: true });
    if (before?.isTold === true) return;
    this.logger.error({ msg: 'a row fails and will be tried again and again', work: this.name, row: id, err: error });
  }

  private noteHeld(id: number): void {
    const now = this.clock.now().getTime();
    const { since = now, isTold = false } = this.stuck.get(id) ?? {};
    const tell = !isTold && now - since >= HELD_MILLISECONDS;
    this.stuck.set(id, { since, failedAt: null, isTold: isTold || tell });
    if (tell)
      this.logger.error({
        msg: 'a row has long been held by another transaction, or belongs to nothing',
        work: this.name,
        row: id,
      });
  }
}

/** All work of this process that goes row by row, for those who count what it could not do. */
@Injectable()
export class StuckRows {
  private readonly works: RowByRow[] = [];

  constructor(private readonly clock: Clock) {}

  /** Work under a name, such as `silent calls`; how long it leaves a row alone that has failed. */
  work(name: string, restMilliseconds = REST_MILLISECONDS): RowByRow {
    const work = new RowByRow(name, this.clock, restMilliseconds);
    this.works.push(work);
    return work;
  }

  /** How many rows each work could not do when it last tried. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { name, count } of this.works) counts.set(name, (counts.get(name) ?? 0) + count);
    return counts;
  }
}
