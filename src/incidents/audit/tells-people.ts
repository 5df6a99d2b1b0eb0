import type { NewEvent } from './event-types.js';

/**
 * Whether people are told of an event by message: somebody is rung who was not before, everybody has been tried for the
 * first time, the call ended before anybody answered, the first word of a voice message came, or everyone is to be
 * asked. Nobody is told of a call of the line to itself. Such an event is marked in the very statement that writes it; who is told, and how, is for those who find the
 * mark.
 */
export function tellsPeople({ type, data }: Pick<NewEvent, 'type' | 'data'>): boolean {
  const { incident } = data;
  if (type === 'offered') return data.offer !== undefined || data.offers !== undefined;
  if (type === 'turned_away') return false;
  if (type === 'exhausted') return incident?.exhaustedAt !== undefined;
  if (type === 'voice_message' && incident?.recordingUrl !== undefined) return true;
  return type === 'broadcast_due' || incident?.status === 'abandoned';
}
