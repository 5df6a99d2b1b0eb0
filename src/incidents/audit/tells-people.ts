import type { NewEvent } from './event-types.js';

/** Events of calls for which nobody is rung. */
const NOBODY_RUNG: ReadonlySet<string> = new Set(['turned_away', 'caller_blocked', 'no_key_pressed']);

/**
 * Whether people are told of an event by message: somebody is rung who was not before, everybody has been tried for the
 * first time, the call ended before anybody answered or was served by the fallback numbers alone, the length of a voice
 * message is known, what it says was written down, or a step tells everyone. Nobody is told of a call of the line to itself,
 * or of one for whose caller nobody was rung; a message that such a caller leaves is told like all others.
 * Such an event is marked in the very statement that writes it; who is told, and how, is for those who find the
 * mark.
 */
export function tellsPeople({ type, data, tellsEveryone }: Pick<NewEvent, 'type' | 'data' | 'tellsEveryone'>): boolean {
  const { incident } = data;
  if (type === 'offered') return data.offer !== undefined || data.offers !== undefined;
  if (NOBODY_RUNG.has(type)) return false;
  if (type === 'exhausted') return incident?.exhaustedAt !== undefined;
  if (type === 'transcribed') return typeof data.facts?.['text'] === 'string';
  if (type === 'voice_message') return incident?.recordingSeconds !== undefined;
  const endedWithoutUs = incident?.status === 'abandoned' || incident?.status === 'handled_by_fallback';
  return tellsEveryone === true || endedWithoutUs;
}
