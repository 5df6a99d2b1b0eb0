import { blockOf } from '../blocked-callers/index.js';
import type { NewEvent } from '../incidents/index.js';
import { note } from './call-events.js';
import type { CallState } from './call-state.js';
import type { Unserved } from './decided-call.js';

/** What a request tells of the caller, beside the number. */
export interface AboutCaller {
  readonly verstat?: string | null;
  readonly pressedNoKey?: boolean;
}

/** Returns why nobody is rung for a new call; null: people are. */
export function unservedBy(
  { pressedNoKey }: AboutCaller,
  callerE164: string | null,
  { roster, now }: CallState,
): Unserved | null {
  const block = blockOf(roster.blocked ?? [], callerE164, now.getTime());
  if (block !== null) {
    const why = block.then === 'hang_up' ? 'blocked' : 'message_only';
    return { why, type: 'caller_blocked', facts: { blockedCallerId: block.id, then: block.then } };
  }
  return pressedNoKey === true ? { why: 'message_only', type: 'no_key_pressed', facts: {} } : null;
}

/** Returns the note of the verdict about a caller's number; nothing without a verdict. */
export function verdictOf({ verstat }: AboutCaller): NewEvent[] {
  return verstat ? [note('caller_verified', { verstat })] : [];
}
