import type { CallerComes, Texts } from '../texts/index.js';

/** What somebody of the company means by a text message. */
export type Meaning = 'acknowledge' | 'call' | 'stop' | 'start' | 'other';

const WORDS: readonly (readonly [Meaning, readonly string[]])[] = [
  ['acknowledge', ['1', 'ok', 'okay', 'yes', 'si', 'sí', 'vale']],
  ['call', ['call', 'llamar', 'llama']],
  // Twilio answers these itself, and tells us of them.
  ['stop', ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'revoke']],
  ['start', ['start', 'unstop']],
];

/** The words after which Twilio sends text messages again. */
const ENDS_A_STOP: ReadonlySet<string> = new Set(['start', 'unstop', 'yes']);

/** Returns what a text means: its one word, whatever its case, and whatever stands around it. */
export function meaningOf(body: string): Meaning {
  const word = wordOf(body);
  return WORDS.find(([, words]) => words.includes(word))?.[0] ?? 'other';
}

/** Returns whether Twilio takes a text for the end of a STOP. */
export function endsStop(body: string): boolean {
  return ENDS_A_STOP.has(wordOf(body));
}

function wordOf(body: string): string {
  return body
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What a reply to somebody of the company needs. */
export interface ReplyContext {
  /** The incident of the newest message to them; null: there isn't one. */
  readonly incidentId: number | null;
  /** The line's number; null: not known. */
  readonly line: string | null;
  readonly comes: CallerComes;
}

/** Returns what somebody of the company is answered; null: nothing. */
export function replyTo(meaning: Meaning, { incidentId, line, comes }: ReplyContext, texts: Texts): string | null {
  switch (meaning) {
    case 'acknowledge':
      return incidentId === null ? texts.nothingToAcknowledge() : texts.acknowledged(incidentId);
    case 'call':
      return texts.callTheLine(line, comes);
    case 'stop':
    case 'start':
      return null;
    case 'other':
      return texts.whatToAnswer(comes);
  }
}
