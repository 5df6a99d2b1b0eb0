import type { CallWords, DutyWords, Texts } from './texts.js';

const LADDERS = { business_hours: 'business hours', after_hours: 'after hours' } as const;

const call = ({ incidentId, caller }: CallWords): string =>
  `emergency call ${incidentId} from ${caller ?? 'a withheld number'}`;

/** English. */
export const en: Texts = {
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],

  ring: (words) => `You are being rung: ${call(words)}.`,

  exhausted: (words) => `Everybody was tried, nobody answered: ${call(words)} (${words.at}).`,

  abandoned: (words) => `Ended before anybody answered: ${call(words)} (${words.at}).`,

  voiceMessage: (words, seconds) =>
    `Voice message${seconds === null ? '' : ` of ${seconds} s`}: ${call(words)} (${words.at}).`,

  broadcast: (words) => `Not answered yet: ${call(words)} (${words.at}). If you can help, call back.`,

  handoffReminder: (duties) => `On call: ${duties.map(duty).join('; ')}.`,

  coverageGaps: ({ gaps, ofWholeLadder, first }) => {
    const worst = ofWholeLadder === 0 ? '' : ` (${ofWholeLadder} with nobody at all)`;
    const where = first.step === null ? 'the whole ladder' : `step ${first.step}`;
    const count = gaps === 1 ? '1 gap' : `${gaps} gaps`;
    return `On call, next 7 days: ${count}${worst}. First: ${first.at}, ${LADDERS[first.ladder]}, ${where}.`;
  },
};

function duty({ level, from, to }: DutyWords): string {
  if (from === null) return to === null ? `${level} all of tomorrow` : `${level} until ${to}`;
  return `${level} from ${from}${to === null ? ' on' : ` to ${to}`}`;
}
