import { isAvailable, type Person } from '../users/index.js';

/** Whom a message goes to. */
export interface Recipient {
  readonly userId: number;
  /** E.164 */
  readonly phoneE164: string;
}

type Tried = Recipient;

/** Who looks after the company: active managers with a phone, available or not; admins where there isn't one. */
export function managersOf(people: Iterable<Person>): Recipient[] {
  const active = reachable(people);
  const managers = active.filter(({ role }) => role === 'manager');
  return oncePerPhone(managers.length > 0 ? managers : active.filter(({ role }) => role === 'admin'));
}

/** Everybody who could still be rung for a call at an instant: active, available, with a phone, and not tried yet. */
export function eligibleFor(people: Iterable<Person>, tried: readonly Tried[], at: Date): Recipient[] {
  const users = new Set(tried.map(({ userId }) => userId));
  const phones = new Set(tried.map(({ phoneE164 }) => phoneE164));
  const eligible = reachable(people).filter((person) => isAvailable(person, at.getTime()));
  return oncePerPhone(eligible).filter(({ userId, phoneE164 }) => !users.has(userId) && !phones.has(phoneE164));
}

/** Those of some users who are active and have a phone. */
export function reachableOf(people: ReadonlyMap<number, Person>, userIds: Iterable<number>): Recipient[] {
  const found = [...userIds].flatMap((id) => people.get(id) ?? []);
  return reachable(found).map(({ id: userId, phoneE164 }) => ({ userId, phoneE164 }));
}

type Reachable = Person & { readonly phoneE164: string };

function reachable(people: Iterable<Person>): Reachable[] {
  return [...people].filter((person): person is Reachable => person.active && person.phoneE164 !== null);
}

/** Two users with one phone are told once. */
function oncePerPhone(people: readonly Reachable[]): Recipient[] {
  const byPhone = new Map<string, Recipient>();
  for (const { id: userId, phoneE164 } of people) {
    if (!byPhone.has(phoneE164)) byPhone.set(phoneE164, { userId, phoneE164 });
  }
  return [...byPhone.values()];
}
