import type { PhoneOutcome } from '../../studio/index.js';

/** What a phone may do, as it is named on the command line, and what that is in words. */
export const OUTCOMES = {
  'no-answer': 'rings until the time is over',
  busy: 'is busy',
  failed: 'can not be reached',
  voicemail: 'a voicemail picks up, and presses nothing',
  'press-1': 'somebody picks up and presses 1: he takes the call',
  'press-2': 'somebody picks up and presses 2: he passes it on',
  silence: 'somebody picks up and presses nothing',
  'hang-up': 'somebody picks up and hangs up at once',
  answer: 'the same as press-1',
} as const;
export type OutcomeName = keyof typeof OUTCOMES;

/** Whether a word names an outcome. */
export function isOutcome(word: string): word is OutcomeName {
  return Object.hasOwn(OUTCOMES, word);
}

/** How long a phone rings before somebody picks up, and until he has decided what to press, in seconds. */
const RING_SECONDS = 8;
const DECISION_SECONDS = 4;

/** The outcome as the runner wants it. Keys are pressed by whoever is asked for them; talk is for whoever is connected. */
export function outcomeOf(name: OutcomeName, talkSeconds: number): PhoneOutcome {
  const ringSeconds = RING_SECONDS;
  const pressing = (keys: string): PhoneOutcome => {
    return { kind: 'answer', ringSeconds, talkSeconds, presses: [{ keys, after: DECISION_SECONDS }] };
  };
  switch (name) {
    case 'answer':
    case 'press-1':
      return pressing('1');
    case 'press-2':
      return pressing('2');
    case 'silence':
      return { kind: 'answer', ringSeconds, talkSeconds };
    case 'hang-up':
      return { kind: 'answer', ringSeconds, talkSeconds: 1, hangsUpAfter: 1 };
    case 'voicemail':
      return { kind: 'voicemail', ringSeconds, talkSeconds };
    case 'no-answer':
    case 'busy':
    case 'failed':
      return { kind: name };
  }
}
