import { errorInWords, type LoggedError } from '../../twilio/index.js';
import { fine, wrong, type Check } from './check.js';

const DAY_MILLISECONDS = 86_400_000;
/** The self-test tells at most this many numbers. */
const MAX_TOLD = 5;

/** Twilio logged no error of ours in the last day. */
export const errorLog: Check = {
  name: 'error_log',
  async run(facts) {
    await facts.reachAccount();
    const errors = await facts.account.errorLog(new Date(facts.now.getTime() - DAY_MILLISECONDS));
    if (errors.length === 0) return fine('Twilio logged no error in the last 24 hours.');
    const told = errors.slice(0, MAX_TOLD).map(inWords);
    const more = errors.length > MAX_TOLD ? ` And ${errors.length - MAX_TOLD} other errors.` : '';
    return wrong(
      `Twilio logged errors in the last 24 hours. ${told.join(' ')}${more}`,
      'Twilio Console, Monitor, Logs, Errors: each entry has the request and the answer.',
    );
  },
};

function inWords({ code, count }: LoggedError): string {
  const words = errorInWords(code) ?? `see twilio.com/docs/api/errors/${code}`;
  return `${code}${count === 1 ? '' : ` (${count} times)`}: ${words}.`;
}
