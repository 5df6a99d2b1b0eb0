import { Injectable } from '@nestjs/common';
import { DomainError } from '../common/index.js';

/** The database does not answer: 503 for whoever asked, unless something stands in for it. */
export class DatabaseAway extends DomainError {
  constructor(override readonly cause?: unknown) {
    super(503, 'DATABASE_UNAVAILABLE', 'the database does not answer: try again in a moment');
  }
}

/** Whether the database server answers. Units that find out note it here; only whoever watches it says that it is back. */
@Injectable()
export class DatabaseAvailability {
  private awaySince: number | null = null;
  private heardAt = Number.NEGATIVE_INFINITY;
  private readonly listeners: (() => void)[] = [];

  get isAway(): boolean {
    return this.awaySince !== null;
  }

  /** Since when it is away, in milliseconds of `performance.now()`; null: it is not. */
  get since(): number | null {
    return this.awaySince;
  }

  /** Runs `listener` each time the database goes away. */
  onAway(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The server has answered something. */
  noteHeard(): void {
    this.heardAt = performance.now();
  }

  /** Whether the server has answered anything in so many milliseconds. */
  heardWithin(milliseconds: number): boolean {
    return performance.now() - this.heardAt < milliseconds;
  }

  noteAway(): void {
    if (this.awaySince !== null) return;
    this.awaySince = performance.now();
    for (const listener of this.listeners) listener();
  }

  noteBack(): void {
    this.awaySince = null;
  }
}
