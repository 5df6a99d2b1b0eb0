import type { SomeUsers } from './call-state.js';

/** Nobody. */
export const NO_USERS: SomeUsers = { has: () => false };

/** Busy users, with a note of each who was asked for. */
export class NotedBusy implements SomeUsers {
  readonly seen = new Set<number>();

  constructor(private readonly busy: SomeUsers) {}

  has(userId: number): boolean {
    const isBusy = this.busy.has(userId);
    if (isBusy) this.seen.add(userId);
    return isBusy;
  }
}
