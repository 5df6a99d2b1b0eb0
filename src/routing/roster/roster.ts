import type { Schedule } from '../../scheduling/index.js';
import type { Person } from '../../users/index.js';
import type { Ladders } from '../ladder/ladder.js';

/** People, schedules, ladders and hours: one immutable value, true for one revision number. */
export interface Roster {
  readonly revision: number;
  readonly people: ReadonlyMap<number, Person>;
  readonly schedule: Schedule;
  readonly ladders: Ladders;
}
