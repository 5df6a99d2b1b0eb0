import type { PhoneOutcome } from '../../studio/index.js';

/** A person who picks up. */
export type PickUp = Extract<PhoneOutcome, { kind: 'answer' }>;

/** Somebody who picks up after `ringSeconds`, and presses keys `after` seconds after they are asked. */
export function presses(keys: string, ringSeconds = 5, after = 3): PickUp {
  return { kind: 'answer', ringSeconds, talkSeconds: 90, presses: [{ keys, after }] };
}

/** Somebody who picks up after 5 s, accepts, and talks for 90 s. */
export const ACCEPTS = presses('1');
/** Somebody who picks up, and passes the call on. */
export const DECLINES = presses('2');
/** Somebody who picks up, and presses nothing. */
export const SILENT: PickUp = { kind: 'answer', ringSeconds: 5, talkSeconds: 90 };
/** Somebody who picks up, and hangs up while they are asked. */
export const HANGS_UP: PickUp = { kind: 'answer', ringSeconds: 5, talkSeconds: 90, hangsUpAfter: 4 };
