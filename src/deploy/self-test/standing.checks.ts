import { legLimit, problemInWords, problemOf, type AccountStanding } from '../../twilio/index.js';
import { fine, notAsked, wrong, type Check } from './check.js';

const PROFILE_REMEDY =
  'Twilio Console, Account, Trust Hub: submit a Business Primary Customer Profile, and set MAX_PARALLEL_LEGS until it is approved.';

/** The account is active, upgraded, and has money. */
export const accountStanding: Check = {
  name: 'account_standing',
  async run(facts) {
    const standing = await facts.standing();
    const problem = problemOf(standing, facts.environment.twilioLowBalance);
    if (problem !== null) {
      return wrong(problemInWords(problem, standing), 'Twilio Console, Billing: pay in, and switch auto recharge on.');
    }
    if (standing.isTrial) {
      return wrong(
        'This is a trial account: it rings verified numbers only, not by <Dial><Number>, records no voice message, and gives us 5 s to answer.',
        'Twilio Console, Billing: upgrade the account before the line goes live.',
      );
    }
    return fine(`The account is active and upgraded; its balance is ${balanceOf(standing)}.`);
  },
};

/** The account may have as many calls at once as a broadcast rings phones, and a second caller is let in. */
export const callsAtOnce: Check = {
  name: 'calls_at_once',
  async run(facts) {
    const standing = await facts.standing();
    if (standing.isSubaccount) {
      return notAsked(
        'How many calls at once are allowed is not known: this is a subaccount, and its main account holds the customer profile.',
        'Look in the main account (Trust Hub) for an approved Business Primary Customer Profile.',
      );
    }
    const profile = await facts.profile();
    const { legs, isCertain } = legLimit(standing, profile);
    if (legs === null) return fine('A Business Customer Profile is approved: there is no limit of calls at once.');
    const { maxParallelLegs } = facts.environment;
    const why = standing.isTrial
      ? 'A trial account'
      : profile === 'individual'
        ? 'With an Individual Customer Profile, this account'
        : 'Without an approved Primary Customer Profile, this account';
    const rest = legs - 1;
    const told = `${why} may have ${legs} calls at once: the caller and ${rest === 1 ? 'one technician' : `${rest} technicians`}`;
    if (!isCertain) {
      return notAsked(
        `${told}, where it was upgraded on 2026-02-03 or later; an earlier one has no limit.`,
        PROFILE_REMEDY,
      );
    }
    if (maxParallelLegs > rest) {
      return wrong(
        `${told}, but one dial rings up to ${maxParallelLegs} phones (MAX_PARALLEL_LEGS): the others fail with error 10004.`,
        `Set MAX_PARALLEL_LEGS=${rest}. ${PROFILE_REMEDY}`,
      );
    }
    return wrong(`${told}. A second caller at the same time is refused.`, PROFILE_REMEDY);
  },
};

function balanceOf({ balance }: AccountStanding): string {
  return balance === null ? 'not told to us' : `${balance.amount.toFixed(2)} ${balance.currency}`;
}
