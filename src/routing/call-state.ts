import type { IncidentRecord, Located } from '../incidents/index.js';
import type { PoolMember } from '../scheduling/index.js';
import type { Roster } from './roster/roster.js';

/** Users, by whether they are among some. */
export type SomeUsers = Pick<ReadonlySet<number>, 'has'>;

/** The same caller's call of the 30 minutes before (rules: §2). */
export interface EarlierCall {
  readonly id: number;
  readonly answeredByUserId: number | null;
}

/** Everything that a decision about a request is made from, at one moment, wherever it will be written. */
export interface CallState {
  readonly now: Date;
  /** What the request means. */
  readonly located: Located;
  readonly roster: Roster;
  /** The rotating pool, longest without a turn first. */
  readonly pool: readonly PoolMember[];
  /** Returns the users whom all incidents but one keep busy; null: whom any keeps busy. */
  busyBeside(incidentId: number | null): SomeUsers;
  /** Returns the call to which a known incident is linked, or which a new one of a caller (E.164) would be linked to. */
  earlierCall(known: IncidentRecord | null, callerE164: string | null): EarlierCall | null;
  /** Returns the id of the incident that begins; 0: the database chooses. */
  newIncidentId(): number;
}
