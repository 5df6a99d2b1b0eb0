import { DatabaseAway } from './availability.js';
import type { Unit } from './unit.js';

/** The transaction that a ladder step gets while the database is away: whoever uses it fails with DatabaseAway. */
export const ABSENT_UNIT = new Proxy({} as Unit, {
  get() {
    throw new DatabaseAway();
  },
});
