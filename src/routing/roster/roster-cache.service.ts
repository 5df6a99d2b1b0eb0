import { Injectable } from '@nestjs/common';
import { BlockedCallersReader } from '../../blocked-callers/index.js';
import { batchRead, rosterRevisionReading, type Unit } from '../../database/index.js';
import { ScheduleService } from '../../scheduling/index.js';
import { UsersService } from '../../users/index.js';
import { LaddersService } from '../ladder/ladders.service.js';
import type { Roster } from './roster.js';

/**
 * Holds the roster in memory. It is never stale: each request compares its number with the database's, in its own
 * transaction, and the roster is read anew when they differ.
 */
@Injectable()
export class RosterCache {
  private roster: Roster | undefined;

  constructor(
    private readonly users: UsersService,
    private readonly schedules: ScheduleService,
    private readonly ladders: LaddersService,
    private readonly blocked: BlockedCallersReader,
  ) {}

  /** The roster as it is now. */
  async current(unit: Unit): Promise<Roster> {
    const { revision } = await batchRead(unit, { revision: rosterRevisionReading });
    return this.at(unit, revision[0]?.a ?? 0);
  }

  /** The roster of a revision that this unit has just read; a newer one where it changed meanwhile. */
  async at(unit: Unit, revision: number): Promise<Roster> {
    if (this.roster?.revision === revision) return this.roster;
    let wanted = revision;
    for (;;) {
      const loaded = await this.load(unit, wanted);
      const { current } = await batchRead(unit, { current: rosterRevisionReading });
      const now = current[0]?.a ?? wanted;
      if (now === wanted) {
        this.roster = loaded;
        return loaded;
      }
      wanted = now;
    }
  }

  private async load(unit: Unit, revision: number): Promise<Roster> {
    const people = new Map((await this.users.people(unit)).map((person) => [person.id, person]));
    const schedule = await this.schedules.current(unit);
    const ladders = await this.ladders.current(unit);
    return Object.freeze({ revision, people, schedule, ladders, blocked: await this.blocked.current(unit) });
  }
}
