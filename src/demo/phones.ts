import type { PhoneOutcome } from '../../studio/index.js';

/** What a phone may do, as it is named on the command line, and what that is in words. */
export const OUTCOMES = {
  'no-answer': 'rings until the time is over',
  busy: 'is busy',
  failed: 'can not be reached',
  voicemail: 'a voicemail picks up, which Twilio takes for a machine, and presses nothing',
  'switched-off': 'a phone without power: its voicemail picks up at once, before any other phone',
  'ios-screening':
    'a phone that screens calls picks up and speaks; its person presses 1 when asked the second time (with TECHNICIAN_AMD=on it is taken for a machine)',
  'press-1': 'somebody picks up and presses 1: they take the call',
  'press-2': 'somebody picks up and presses 2: they pass it on',
  silence: 'somebody picks up and presses nothing',
  'hang-up': 'somebody picks up and hangs up at once',
  answer: 'the same as press-1',
} as const;
export type OutcomeName = keyof typeof OUTCOMES;

/** Whether a word names an outcome. */
export function isOutcome(word: string): word is OutcomeName {
  return Object.hasOwn(OUTCOMES, word);
}

/** How long a phone rings before somebody picks up, and until they have decided what to press, in seconds. */
const RING_SECONDS = 8;
const DECISION_SECONDS = 4;

/** A phone that screens calls: it sounds like a machine, and its person hears the whisper's second half. */
const SCREENED: PhoneOutcome & { kind: 'answer' } = {
  kind: 'answer',
  ringSeconds: 2,
  presses: [{ keys: '1', after: 17 }],
  detected: { as: 'machine_start', after: 4 },
};

/** Returns the outcome as the runner wants it. Keys are pressed when asked for; talk is for those who are connected. */
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
    case 'switched-off':
      return { kind: 'voicemail', ringSeconds: 1, talkSeconds };
    case 'ios-screening':
      return { ...SCREENED, talkSeconds };
    case 'voicemail':
      return { kind: 'voicemail', ringSeconds, talkSeconds };
    case 'no-answer':
    case 'busy':
    case 'failed':
      return { kind: name };
  }
}
