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
    case 'voice_message':
      return texts.voiceMessage(words, recordingSecondsOf(event));
    case 'broadcast':
      return texts.broadcast(words);
  }
}

/** Whoever is rung for the first time by an offer. */
export function rungBy({ data: { offer, offers = [] } }: DueEvent): Recipient[] {
  const all = offer === undefined ? offers : [offer, ...offers];
  return all.map(({ userId, phoneE164 }) => ({ userId, phoneE164 }));
}

function recordingSecondsOf({ data: { facts } }: DueEvent): number | null {
  const seconds = facts?.['recordingSeconds'];
  return typeof seconds === 'number' ? seconds : null;
}
