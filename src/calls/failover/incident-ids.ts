import { Injectable } from '@nestjs/common';
import type { IncidentIdSource } from '../../incidents/index.js';

/** How many ids are leased at once. */
export const LEASE = 500;
/** How many of them are left alone while the database answers, so that those kept on disk are nobody's. */
const RESERVE = 200;
/** Below how many left more are leased. */
const LOW = 400;

/**
 * Ids of incidents that the database has promised to give to nobody else. A promise is only as good as the database that
 * made it: one that was restored from a backup knows nothing of later promises. So ids are in doubt after each start and
 * each time that the database was away, and when somebody turns out to have one of them already. Ids in doubt are left
 * alone while the database answers, until others are leased in their place; while it is away they are better than none,
 * for the journal gives an incident another id where its own is taken.
 */
@Injectable()
export class IncidentIds {
  /** How often the ids came into doubt. */
  doubts = 0;
  private ids: number[] = [];
  private doubtsAtLease = 0;

  /** Whether the ids may be somebody else's. */
  get isInDoubt(): boolean {
    return this.doubts !== this.doubtsAtLease;
  }

  /** Whether ids should be leased. */
  get isLow(): boolean {
    return this.isInDoubt || this.ids.length < LOW;
  }

  /** Those that nobody takes while the database answers. */
  get reserved(): readonly number[] {
    return this.ids.slice(-RESERVE);
  }

  /** The highest of them; 0: there aren't any. */
  get highest(): number {
    return this.ids.reduce((one, other) => Math.max(one, other), 0);
  }

  /** Begins with what an earlier process left, which is in doubt. */
  begin(left: readonly number[]): void {
    this.ids = [...left];
    this.doubt();
  }

  /** Says that the database may be another one than that which promised the ids. */
  doubt(): void {
    this.doubts += 1;
  }

  /**
   * Adds ids that were leased when there had been `doubts` doubts. They take the place of the others where those are in
   * doubt, and where the database gives out again what it should have passed.
   */
  add(leased: readonly number[], doubts: number): void {
    const isBehind = leased.some((id) => id <= this.highest);
    if (this.isInDoubt || isBehind) this.ids = [...leased];
    else this.ids.push(...leased);
    this.doubtsAtLease = doubts;
  }

  /** The id of the incident that a request may begin: the same, however often its unit is run. */
  forRequest(): IncidentIdSource {
    let taken: { readonly id: number | null } | undefined;
    return {
      take: () => (taken ??= { id: this.take() }).id,
      refuse: () => {
        taken = undefined;
        this.doubt();
      },
    };
  }

  /** An id for an incident that only the journal will have; null: there isn't one left. */
  takeReserved(): number | null {
    return this.ids.shift() ?? null;
  }

  private take(): number | null {
    return !this.isInDoubt && this.ids.length > RESERVE ? (this.ids.shift() ?? null) : null;
  }
}
