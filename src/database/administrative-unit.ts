import type { Unit } from './unit.js';

declare const LOCKED: unique symbol;

/**
 * A unit that holds the administrative lock. Everything that people administer (users, on-call plan, hours, pool,
 * ladders) is written in such a unit only, so that what it reads stays true until it is written.
 */
export interface AdministrativeUnit extends Unit {
  readonly [LOCKED]: true;
  /** The user in whose name it writes; null: the service itself. */
  readonly actorUserId: number | null;
  /** Where the request of that user came from; null: not known, or the service itself. */
  readonly actorAddress: string | null;
}
