import { parseArgs } from 'node:util';
import { LINE_FLOWS, type LineFlow } from '../config/index.js';
import { ACCOUNT_NAMES, type AccountName } from './accounts.js';
import { PACES, type Pace } from './pace.js';
import { isTextOutcome, TEXT_OUTCOMES, type TextOutcome } from './text-outcomes.js';
import type { CallingTechnician } from './play-call.js';
import { isOutcome, OUTCOMES, type OutcomeName } from './phones.js';

/** What `npm run call` understands. */
export const USAGE = `npm run call -- [--flow line|ladder] [--phones voicemail,press-2,press-1] [--caller +14155551234]

Plays one call through a shipped flow against a running service.
  --flow     line: the service dials; ladder: Studio's widgets do (default: LINE_FLOW)
  --phones   what the phones do that are rung, one after the other (default: answer); any that ring after them do
             not answer:
${Object.entries(OUTCOMES)
  .map(([name, meaning]) => `               ${name.padEnd(15)}${meaning}`)
  .join('\n')}
             In the flow ladder nobody is asked for a key: all who pick up are connected, a voicemail too.
  --caller   who calls: a number, or a word such as anonymous (default: +14155551234)
  --keys     what the caller presses, one after the other, each time a key is asked for (default: nothing): for CALLER_GATE=on
             --keys 1
  --verdict  what Twilio found out about the caller's number, such as TN-Validation-Passed-A (default: nothing)
  --talk     seconds of talk (default: 60). In the flow line a talk of less than 20 s counts as cut off, and the next person
             is rung. At the pace fast no time passes at the service, so that less than 60 s count as cut off
  --message  seconds of the message that the caller leaves when nobody was reached; in the flow line (default: none)
  --account  what the account at Twilio may do: full, two-legs (one phone at a time, and none for a second caller) or
             trial (it dials nobody, and records nothing); default: full
  --pace     fast: as fast as the service answers; real: as long as the call would take, so that it can be watched on the
             page (default: fast)
  --url      where the service listens (default: http://127.0.0.1:PORT)
  --technician     a phone on file, which calls the line meanwhile and is asked whether to take the caller (default: nobody).
                   In the flow ladder the service takes part with LINE_FLOW=ladder alone: else they are a caller like any other.
                   The first 24 s of their talk are real at any pace: the service measures it by its own clock
  --technician-at  the second of the call at which it does (default: 15)
  --technician-keys  what they press: 1 takes the caller, 2 calls as anybody; 1* hands them on after --talk seconds (default: 1)
  --texts    what becomes of the text messages about the call:
${Object.entries(TEXT_OUTCOMES)
  .map(([name, { meaning }]) => `               ${name.padEnd(15)}${meaning}`)
  .join('\n')}
Text messages, machines' legs that are ended, and in the flow line a caller who is sent to a technician who called in, go through
Twilio's REST API. Where TWILIO_API_URL is an address of this machine, for the service and here, the call plays that API too;
without it no text message is played, a machine's leg goes on until the whisper is over, and --technician needs --flow ladder.
Requests are signed with TWILIO_AUTH_TOKEN for PUBLIC_BASE_URL, or carry WEBHOOK_SECRET, as the environment or the
.env file says: the same as the service's.
`;

/** The call that is to be played. */
export interface CallArguments {
  /** Null: the one of LINE_FLOW. */
  readonly flow: LineFlow | null;
  readonly phones: readonly OutcomeName[];
  readonly caller: string;
  /** Null: on this machine, at PORT. */
  readonly url: string | null;
  readonly talkSeconds: number;
  readonly messageSeconds: number;
  readonly account: AccountName;
  /** Keys of the caller, one for each time that one is asked for. */
  readonly keys: readonly string[];
  /** Null: Twilio says nothing of the caller's number. */
  readonly verdict: string | null;
  readonly pace: Pace;
  /** Null: nobody calls in. */
  readonly technician: CallingTechnician | null;
  /** Null: text messages are not looked at. */
  readonly texts: TextOutcome | null;
}

/** Reads the arguments; where they can't be understood: what is wrong with them, or nothing where help was asked for. */
export function readCallArguments(args: readonly string[]): CallArguments | { readonly wrong: string | null } {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        flow: { type: 'string' },
        phones: { type: 'string', default: 'answer' },
        caller: { type: 'string', default: '+14155551234' },
        url: { type: 'string' },
        keys: { type: 'string', default: '' },
        verdict: { type: 'string' },
        technician: { type: 'string' },
        'technician-at': { type: 'string', default: '15' },
        'technician-keys': { type: 'string', default: '1' },
        texts: { type: 'string' },
        talk: { type: 'string', default: '60' },
        message: { type: 'string', default: '0' },
        account: { type: 'string', default: 'full' },
        pace: { type: 'string', default: 'fast' },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'the arguments can not be read' };
  }
  if (values.help) return { wrong: null };
  const { url = null, caller } = values;
  const flow = LINE_FLOWS.find((each) => each === values.flow) ?? null;
  if (values.flow !== undefined && flow === null) return { wrong: `--flow: there is no flow ${values.flow}` };
  const { keys, verdict = null } = values;
  if (!/^[\d*#]*$/.test(keys)) return { wrong: '--keys must be keys of a phone, such as 1' };
  const words = values.phones.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !isOutcome(word));
  if (unknown.length > 0) return { wrong: `--phones: there is no outcome ${unknown.join(', ') || '""'}` };
  if (url !== null && !(/^https?:/.test(url) && URL.canParse(url))) {
    return { wrong: '--url must be an address such as http://127.0.0.1:3000' };
  }
  const [talkSeconds, messageSeconds] = [secondsIn(values.talk), secondsIn(values.message)];
  if (talkSeconds === null) return { wrong: '--talk must be a number of seconds' };
  if (messageSeconds === null) return { wrong: '--message must be a number of seconds' };
  const account = ACCOUNT_NAMES.find((each) => each === values.account);
  if (account === undefined) return { wrong: `--account: there is no account ${values.account}` };
  const pace = PACES.find((each) => each === values.pace);
  if (pace === undefined) return { wrong: `--pace: there is no pace ${values.pace}` };
  const { texts = null } = values;
  if (texts !== null && !isTextOutcome(texts)) return { wrong: `--texts: there is no outcome ${texts}` };
  const technician = technicianIn(values);
  if (typeof technician === 'string') return { wrong: technician };
  const pressed = { keys: [...keys], verdict, technician, texts };
  return { account, pace, flow, phones: words.filter(isOutcome), caller, url, talkSeconds, messageSeconds, ...pressed };
}

function secondsIn(text: string): number | null {
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}

function technicianIn(values: {
  readonly technician?: string | undefined;
  readonly 'technician-at': string;
  readonly 'technician-keys': string;
}): CallingTechnician | string | null {
  const { technician: phone, 'technician-at': second, 'technician-keys': keys } = values;
  if (phone === undefined) return null;
  if (!/^\+[1-9]\d{6,14}$/.test(phone)) return '--technician must be a phone such as +14155550111';
  const at = secondsIn(second);
  if (at === null) return '--technician-at must be a number of seconds';
  return /^[\d*#]*$/.test(keys)
    ? { phone, at, keys: [...keys] }
    : '--technician-keys must be keys of a phone, such as 1';
}
