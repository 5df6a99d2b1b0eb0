import type { MessageKind } from '../config/index.js';
import type { DueEvent } from '../incidents/index.js';

/** Messages about a call, as against those of every day. */
export type CallMessageKind = Exclude<MessageKind, 'handoff_reminder' | 'coverage_gaps'>;

/** For how long a message is of use, in seconds. */
const SECONDS: Partial<Readonly<Record<MessageKind, number>>> = { ring: 120, broadcast: 600 };
const USUAL_SECONDS = 12 * 3600;

const KINDS: Readonly<Record<string, CallMessageKind>> = {
  offered: 'ring',
  exhausted: 'exhausted',
  voice_message: 'voice_message',
  broadcast_due: 'broadcast',
};

/** What people are told because of a marked event; one that has no kind of its own ended the call unanswered. */
export function kindOf({ type }: Pick<DueEvent, 'type'>): CallMessageKind {
  return KINDS[type] ?? 'abandoned';
}

/**
 * When a message about something that happened at an instant is of no use any more: a ring, when it rings no more; a
 * cry for help, when the caller has hung up.
 */
export function expiryOf(kind: MessageKind, at: Date): Date {
  return new Date(at.getTime() + (SECONDS[kind] ?? USUAL_SECONDS) * 1000);
}
