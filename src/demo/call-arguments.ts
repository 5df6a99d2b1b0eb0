import { parseArgs } from 'node:util';
import { LINE_FLOWS, type LineFlow } from '../config/index.js';
import { isOutcome, OUTCOMES, type OutcomeName } from './phones.js';

/** What `npm run call` understands. */
export const USAGE = `npm run call -- [--flow line|ladder] [--phones voicemail,press-2,press-1] [--caller +14155551234]

Plays one call through a shipped flow against a running service.
  --flow     line: the service dials; ladder: Studio's widgets do (default: LINE_FLOW)
  --phones   what the phones do that are rung, one after the other (default: answer); whoever comes after them does
             not answer:
${Object.entries(OUTCOMES)
  .map(([name, meaning]) => `               ${name.padEnd(11)}${meaning}`)
  .join('\n')}
             In the flow ladder nobody is asked for a key: whoever picks up is connected, a voicemail too.
  --caller   who calls: a number, or a word such as anonymous (default: +14155551234)
  --talk     seconds of talk that are reported, at once: the answer is dated as long before (default: 0)
  --message  seconds of the message that the caller leaves when nobody was reached; in the flow line (default: none)
  --url      where the service listens (default: http://127.0.0.1:PORT)
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
        talk: { type: 'string', default: '0' },
        message: { type: 'string', default: '0' },
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
  const words = values.phones.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !isOutcome(word));
  if (unknown.length > 0) return { wrong: `--phones: there is no outcome ${unknown.join(', ') || '""'}` };
  if (url !== null && !(/^https?:/.test(url) && URL.canParse(url))) {
    return { wrong: '--url must be an address such as http://127.0.0.1:3000' };
  }
  const [talkSeconds, messageSeconds] = [secondsIn(values.talk), secondsIn(values.message)];
  if (talkSeconds === null) return { wrong: '--talk must be a number of seconds' };
  if (messageSeconds === null) return { wrong: '--message must be a number of seconds' };
  return { flow, phones: words.filter(isOutcome), caller, url, talkSeconds, messageSeconds };
}

function secondsIn(text: string): number | null {
  return /^\d{1,5}$/.test(text) ? Number(text) : null;
}
