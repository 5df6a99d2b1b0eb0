/** What somebody is in the company. */
export const ROLES = ['technician', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** How somebody accepts a call: by a key, or by picking up. */
export const ACCEPTANCES = ['key', 'none'] as const;
export type Acceptance = (typeof ACCEPTANCES)[number];

/** What a call needs to know of a user: an immutable part of the roster. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** E.164, or null where there isn't one. */
  readonly phoneE164: string | null;
  readonly active: boolean;
  readonly available: boolean;
  /** Epoch milliseconds from which `available` is the other way round; null: it stays. */
  readonly availabilityUntil: number | null;
  /** Lower is rung first among admins and among managers. */
  readonly priority: number;
  readonly acceptance: Acceptance;
}

/** Whether somebody is available at an instant (epoch milliseconds): what they set, until it returns by itself. */
export function isAvailable(person: Pick<Person, 'available' | 'availabilityUntil'>, at: number): boolean {
  const returned = person.availabilityUntil !== null && at >= person.availabilityUntil;
  return returned ? !person.available : person.available;
}

/** Returns the people of a role by their own priority, then name, then id: the same for the same people (rules: §4.5). */
export function byPriority(people: Iterable<Person>, role: Role): Person[] {
  return [...people]
    .filter((person) => person.role === role)
    .toSorted((a, b) => a.priority - b.priority || compareNames(a, b));
}

/** Returns people by name, then id: the same for the same people. */
export function byName(people: Iterable<Person>): Person[] {
  return [...people].toSorted(compareNames);
}

function compareNames(a: Person, b: Person): number {
  if (a.name === b.name) return a.id - b.id;
  return a.name < b.name ? -1 : 1;
}
