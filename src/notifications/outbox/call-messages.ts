import type { DueEvent } from '../../incidents/index.js';
import type { Recipient } from '../recipients.js';
import { kindOf } from '../kinds.js';
import type { CallWords, Texts } from '../texts/index.js';

/** What a message about a marked event says. */
export function callText(texts: Texts, event: DueEvent, words: CallWords): string {
  switch (kindOf(event)) {
    case 'ring':
      return texts.ring(words);
    case 'exhausted':
      return texts.exhausted(words);
    case 'abandoned':
      return texts.abandoned(words);
    case 'handled_by_fallback':
      return texts.handledByFallback(words);
    case 'voice_message':
      return texts.voiceMessage(words, recordingSecondsOf(event), wordsOf(event));
    case 'broadcast':
      return texts.broadcast(words);
  }
}

/** Returns the people who are rung for the first time by an offer. */
export function rungBy({ data: { offer, offers = [] } }: DueEvent): Recipient[] {
  const all = offer === undefined ? offers : [offer, ...offers];
  return all.map(({ userId, phoneE164 }) => ({ userId, phoneE164 }));
}

/** How much of what a caller said stands in a message, in characters. */
const MAX_WORDS = 240;

function wordsOf({ data: { facts } }: DueEvent): string | null {
  const text = facts?.['text'];
  if (typeof text !== 'string') return null;
  return text.length <= MAX_WORDS ? text : `${text.slice(0, MAX_WORDS - 3).toWellFormed()}...`;
}

function recordingSecondsOf({ data: { facts } }: DueEvent): number | null {
  const seconds = facts?.['recordingSeconds'];
  return typeof seconds === 'number' ? seconds : null;
}
