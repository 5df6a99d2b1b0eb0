import type { CallWords, DutyWords, Texts } from './texts.js';

const LADDERS = { business_hours: 'business hours', after_hours: 'after hours' } as const;

const ACCOUNT = {
  suspended: 'the Twilio account is suspended, no call comes in',
  closed: 'the Twilio account is closed, no call comes in',
  no_balance: 'the Twilio account has no balance, calls may be refused',
  low_balance: 'the balance of the Twilio account is low',
} as const;

const call = ({ incidentId, caller }: CallWords): string =>
  `emergency call ${incidentId} from ${caller ?? 'a withheld number'}`;

/** English. */
export const en: Texts = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],

  ring: (words) => `You are being rung: ${call(words)}.`,

  exhausted: (words) => `Everybody was tried, nobody answered: ${call(words)} (${words.at}).`,

  abandoned: (words) => `Ended before anybody answered: ${call(words)} (${words.at}).`,

  voiceMessage: (words, seconds, text) =>
    `Voice message${seconds === null ? '' : ` of ${seconds} s`}: ${call(words)} (${words.at}).` +
    (text === null ? '' : ` It says: "${text}"`),

  broadcast: (words) => `Not answered yet: ${call(words)} (${words.at}). If you can help, call back.`,

  handledByFallback: (words) => `The fallback numbers took it, the service did not: ${call(words)} (${words.at}).`,

  followUp: (words, number, all) =>
    `Nobody has taken it yet: ${call(words)} (${words.at}). Reminder ${number} of ${all}.`,

  handoffReminder: (duties) => `On call: ${duties.map(duty).join('; ')}.`,

  coverageGaps: ({ gaps, ofWholeLadder, first }) => {
    const worst = ofWholeLadder === 0 ? '' : ` (${ofWholeLadder} with nobody at all)`;
    const where = first.step === null ? 'the whole ladder' : `step ${first.step}`;
    const count = gaps === 1 ? '1 gap' : `${gaps} gaps`;
    return `On call, next 7 days: ${count}${worst}. First: ${first.at}, ${LADDERS[first.ladder]}, ${where}.`;
  },

  account: (problem, balance) => `Emergency line: ${ACCOUNT[problem]}${balance === null ? '' : ` (${balance})`}.`,

  test: () => 'Test message of the emergency line. Nothing else to do.',

  callsOnly: (line) => `This number takes calls only. In an emergency, call ${line ?? 'it'}.`,
  acknowledged: (incidentId) => `Thank you. Noted for call ${incidentId}.`,
  nothingToAcknowledge: () => 'There is no call to acknowledge.',
  callTheLine: (line, comes) => {
    if (comes === 'never') return 'The line can not give you a caller who waits. Callers to call back are on the page.';
    const when = comes === 'at_once' ? '' : ', if nobody else answers first';
    return `Call ${line ?? 'the line'} from this phone: it offers you the caller who waits${when}.`;
  },
  whatToAnswer: (comes) =>
    `Answer 1 or OK to acknowledge${comes === 'never' ? '' : ', CALL to reach a caller who waits'}.`,

  alert: (body) => `No text message could bring this: ${body}`,
};

function duty({ level, from, to }: DutyWords): string {
  if (from === null) return to === null ? `${level} all of tomorrow` : `${level} until ${to}`;
  return `${level} from ${from}${to === null ? ' on' : ` to ${to}`}`;
}
