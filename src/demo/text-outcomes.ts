/** What becomes of text messages, as it is named on the command line. */
export const TEXT_OUTCOMES = {
  delivered: { code: null, at: 'later', meaning: 'they arrive' },
  landline: { code: 30_006, at: 'later', meaning: 'the phone is a landline (30006): told later' },
  'not-registered': {
    code: 30_034,
    at: 'later',
    meaning: 'the local number has no 10DLC campaign (30034): told later',
  },
  'toll-free': { code: 30_032, at: 'later', meaning: 'the toll-free number is not verified (30032): told later' },
  'no-sms': {
    code: 21_606,
    at: 'once',
    meaning: 'the number of the line takes no text messages (21606): refused at once',
  },
  stop: { code: 21_610, at: 'once', meaning: 'the person has sent STOP (21610): refused at once' },
} as const;
export type TextOutcome = keyof typeof TEXT_OUTCOMES;

/** Whether a word names an outcome. */
export function isTextOutcome(word: string): word is TextOutcome {
  return Object.hasOwn(TEXT_OUTCOMES, word);
}
