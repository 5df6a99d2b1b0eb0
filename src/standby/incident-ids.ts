import { Injectable } from '@nestjs/common';

/** How many ids are leased at once. */
export const LEASE = 500;
/** How many of them are left alone while the database answers, so that those kept on disk are nobody's. */
const RESERVE = 200;
/** Below how many left more are leased. */
const LOW = 400;

/** Ids of incidents that the database has promised to give to nobody else. */
@Injectable()
export class IncidentIds {
  private ids: number[] = [];

  /** Whether more should be leased. */
  get isLow(): boolean {
    return this.ids.length < LOW;
  }

  /** Those that nobody takes while the database answers. */
  get reserved(): readonly number[] {
    return this.ids.slice(-RESERVE);
  }

  add(leased: readonly number[]): void {
    this.ids.push(...leased);
  }

  /** An id for an incident that is written to the database; null: the database should choose. */
  take(): number | null {
    return this.ids.length > RESERVE ? (this.ids.shift() ?? null) : null;
  }

  /** An id for an incident that only the journal will have; null: there is none left. */
  takeReserved(): number | null {
    return this.ids.shift() ?? null;
  }

  /** Takes away what a journal says is used. */
  without(used: ReadonlySet<number>): void {
    this.ids = this.ids.filter((id) => !used.has(id));
  }
}
