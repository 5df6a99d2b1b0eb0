import type { MessageKind } from '../config/index.js';
import type { DueEvent } from '../incidents/index.js';

/** Messages that an event of a call leads to, as against those that are due at a time. */
export type CallMessageKind = Exclude<
  MessageKind,
  'follow_up' | 'handoff_reminder' | 'coverage_gaps' | 'account' | 'test'
>;

/** For how long a message is of use, in seconds. */
const SECONDS: Partial<Readonly<Record<MessageKind, number>>> = {
  ring: 120,
  broadcast: 600,
  follow_up: 300,
  test: 120,
};
const USUAL_SECONDS = 12 * 3600;

const KINDS: Readonly<Record<string, CallMessageKind>> = {
  offered: 'ring',
  exhausted: 'exhausted',
  voice_message: 'voice_message',
  transcribed: 'voice_message',
};

/**
 * Returns what people are told because of a marked event. One that has no kind of its own has ended the call without our
 * answer; where it hasn't, a ladder step announced it, and tells everyone.
 */
export function kindOf({ type, data }: Pick<DueEvent, 'type' | 'data'>): CallMessageKind {
  const status = data.incident?.status;
  const ended = status === 'handled_by_fallback' || status === 'abandoned' ? status : 'broadcast';
  return KINDS[type] ?? ended;
}

/**
 * When a message about something that happened at an instant is of no use any more: a ring, when it rings no more; a
 * cry for help, when the caller has hung up.
 */
export function expiryOf(kind: MessageKind, at: Date): Date {
  return new Date(at.getTime() + (SECONDS[kind] ?? USUAL_SECONDS) * 1000);
}
