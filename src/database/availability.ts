import { Injectable } from '@nestjs/common';
import { DomainError } from '../common/index.js';
import { troubleOf, type DatabaseTrouble } from './trouble.js';

/** The database does not answer or refuses to work: 503 for those who asked, unless something stands in for it. */
export class DatabaseAway extends DomainError {
  constructor(
    override readonly cause?: unknown,
    /** Why. */
    readonly trouble: DatabaseTrouble = troubleOf(cause) ?? 'UNREACHABLE',
  ) {
    super(503, 'DATABASE_UNAVAILABLE', 'the database can not be used now: try again in a moment');
  }
}

/**
 * A unit was ended: it took too long, or lost its connection. That says nothing of the server; a caller that has a
 * fallback takes it for this one request.
 */
export class UnitEnded extends DatabaseAway {}

/** Whether the database server answers. Units that find out note it here; only the monitor says that it is back. */
@Injectable()
export class DatabaseAvailability {
  private awaySince: number | null = null;
  private why: DatabaseTrouble | null = null;
  private heardAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | null = null;
  private readonly listeners: (() => void)[] = [];
  private readonly backListeners: (() => void)[] = [];

  get isAway(): boolean {
    return this.awaySince !== null;
  }

  /** Since when it is away, in milliseconds of `performance.now()`; null: it is not. */
  get since(): number | null {
    return this.awaySince;
  }

  /** Why it is away; null: it is not. */
  get trouble(): DatabaseTrouble | null {
    return this.why;
  }

  /** Runs `listener` each time the database goes away, or is away for another reason than before. */
  onAway(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Runs `listener` each time the database is back. */
  onBack(listener: () => void): void {
    this.backListeners.push(listener);
  }

  /** The server has answered something. */
  noteHeard(): void {
    this.heardAt = performance.now();
  }

  /** Returns whether the server has answered anything within a time. */
  heardWithin(milliseconds: number): boolean {
    return performance.now() - this.heardAt < milliseconds;
  }

  /**
   * Something failed as it does when the server is away: it is, if `ask` says why. Units that come while it is being
   * asked wait for that.
   */
  suspect(ask: () => Promise<DatabaseTrouble | null>): Promise<void> {
    if (this.isAway) return Promise.resolve();
    this.asking ??= this.noteWhatIsSaid(ask).finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** Waits until it is known whether the server is away, where somebody has asked. */
  async known(): Promise<void> {
    await this.asking;
  }

  /** From now on it is away; nothing changes where it was before. */
  noteAway(trouble: DatabaseTrouble): void {
    if (this.awaySince !== null) return;
    this.why = trouble;
    this.awaySince = performance.now();
    for (const listener of this.listeners) listener();
  }

  /** It was looked at again, and is away for this reason now. */
  noteStillAway(trouble: DatabaseTrouble): void {
    if (this.awaySince === null) this.noteAway(trouble);
    if (this.why === trouble) return;
    this.why = trouble;
    for (const listener of this.listeners) listener();
  }

  noteBack(): void {
    this.awaySince = null;
    this.why = null;
    for (const listener of this.backListeners) listener();
  }

  private async noteWhatIsSaid(ask: () => Promise<DatabaseTrouble | null>): Promise<void> {
    const trouble = await ask();
    if (trouble === null) this.noteHeard();
    else this.noteAway(trouble);
  }
}
