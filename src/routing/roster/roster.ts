import type { BlockedCaller } from '../../blocked-callers/index.js';
import type { Schedule } from '../../scheduling/index.js';
import type { Person } from '../../users/index.js';
import type { Ladders } from '../ladder/ladder.js';

/** People, schedules, ladders, hours and blocked callers: one immutable value, true for one revision number. */
export interface Roster {
  readonly revision: number;
  readonly people: ReadonlyMap<number, Person>;
  readonly schedule: Schedule;
  readonly ladders: Ladders;
  /** Left out in what an earlier release kept on disk: nobody. */
  readonly blocked?: readonly BlockedCaller[];
}
