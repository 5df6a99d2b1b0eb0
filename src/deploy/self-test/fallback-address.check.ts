import type { LineSettings } from '../../line-texts/index.js';
import { fallbackWords } from '../settings.js';
import { fine, notAsked, wrong, type Check } from './check.js';

/** Where flows of Studio are asked by Twilio; nobody else gets anything there. */
const STUDIO = 'https://webhooks.twilio.com/';

/** What the number asks when the line fails is there, and rings somebody. */
export const fallbackAddress: Check = {
  name: 'fallback_address',
  async run(facts) {
    await facts.reachAccount();
    const phone = facts.environment.twilioPhoneNumber;
    const number = (await facts.numbers()).find(({ phoneNumber }) => phoneNumber === phone);
    if (number === undefined) return notAsked('Not asked: the number of the line is not known.');
    const { voiceFallbackUrl: url, voiceFallbackMethod: method } = number.fields;
    const remedy = 'Run "npm run studio -- deploy", then call once while the service is stopped.';
    if (url === '') return wrong('The number has no fallback: when the line fails, callers hear an error.', remedy);
    if (url.startsWith(STUDIO)) {
      return notAsked(
        'The fallback is a flow of Studio: it takes calls that still ring; whether it takes one that was answered, only a rehearsal tells.',
        'Go through "npm run rehearse" once (docs/rehearsal.md).',
      );
    }
    const answer = await facts.outside.ask(url, method === 'GET' ? 'GET' : 'POST');
    if (typeof answer === 'string') return wrong(`The fallback can not be reached (${answer}).`, remedy);
    if (answer.status !== 200) return wrong(`The fallback answers ${answer.status}.`, remedy);
    const rung = answer.text.match(/<Number\b/g)?.length ?? 0;
    if (!/<Response\b/.test(answer.text)) return wrong('What the fallback answers is no TwiML.', remedy);
    if (rung === 0 && !/<Dial\b/.test(answer.text)) return wrong('The fallback is reached, and rings nobody.', remedy);
    const { greeting } = fallbackWords(facts.environment, facts.line);
    // Where the company has set nothing, any words will do: the document may be their own.
    if (isSetIn(facts.line) && !wordsIn(answer.text).includes(greeting)) {
      return wrong(
        `The fallback is reached, and does not begin with the words that are set: ${greeting}`,
        'Run "npm run studio -- fallback", and put the files where VOICE_FALLBACK_URL is.',
      );
    }
    return fine(`The fallback is reached and rings ${Math.max(rung, 1)} ${rung > 1 ? 'phones' : 'phone'}.`);
  },
};

/** Whether the company has set what a call without the service begins with. */
function isSetIn({ emergencyNumber, texts }: LineSettings): boolean {
  return emergencyNumber !== null || Object.values(texts).some(({ fallback }) => fallback !== undefined);
}

/** What a document says, as it is spoken. */
function wordsIn(twiml: string): string {
  return twiml
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
