import type { NewEvent } from './event-types.js';

/** Told whenever they happen. */
const TOLD: ReadonlySet<string> = new Set(['voice_message', 'broadcast_due']);

/**
 * Whether people are told of an event by message: somebody is rung, everybody has been tried for the first time, the
 * call ended before anybody answered, the caller left a message, or everyone is to be asked. Such an event is marked in
 * the very statement that writes it; who is told, and how, is for those who find the mark.
 */
export function tellsPeople({ type, data }: Pick<NewEvent, 'type' | 'data'>): boolean {
  if (type === 'offered') return data.offer !== undefined;
  if (type === 'exhausted') return data.incident?.exhaustedAt !== undefined;
  return TOLD.has(type) || data.incident?.status === 'abandoned';
}
