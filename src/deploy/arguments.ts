import { readCommandLine, type Misread } from '../common/index.js';
import type { LineFlow } from '../config/index.js';

/** What `npm run studio` understands. */
export const USAGE = `npm run studio -- validate | deploy | status | numbers | fallback

Sets up the Twilio side of the line, from the environment or the .env file.
  validate   checks the flows: our own check, then Twilio's where TWILIO_ACCOUNT_SID is set
  deploy     publishes the flows and points TWILIO_PHONE_NUMBER at them; tells what it changed
  status     tells what is published and where the number points; ends with 1 where deploy would change something
  fallback   writes the TwiML documents of the fallback into a folder, for a static host: VOICE_FALLBACK_URL names the first
  numbers    lists the account's numbers that take calls, and where their calls go

  --flow line|ladder   the flow that the line runs on (default: LINE_FLOW)
  --dry-run            deploy: tells what would change, and changes nothing
  --message "…"        deploy: stands with the published revisions
  --out FOLDER         fallback: where the documents go (default: data/fallback)
`;

/** What is to be done. */
export interface Command {
  readonly name: (typeof COMMANDS)[number];
  /** Null: the one of LINE_FLOW. */
  readonly flow: LineFlow | null;
  readonly dryRun: boolean;
  readonly message: string | null;
  readonly out: string;
}

const COMMANDS = ['validate', 'deploy', 'status', 'numbers', 'fallback'] as const;
const FLOWS: readonly LineFlow[] = ['line', 'ladder'];

/** Reads the arguments; where they can't be understood: what is wrong with them, or nothing where help was asked for. */
export function readArguments(args: readonly string[]): Command | Misread {
  const parsed = readCommandLine(args, {
    flow: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    message: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if ('wrong' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { wrong: null };
  const [given, ...more] = positionals;
  const name = COMMANDS.find((command) => command === given);
  if (name === undefined || more.length > 0) {
    return { wrong: given === undefined ? 'a command is missing' : `there is no command ${positionals.join(' ')}` };
  }
  const flow = FLOWS.find((each) => each === values.flow) ?? null;
  if (values.flow !== undefined && flow === null) return { wrong: `--flow: there is no flow ${values.flow}` };
  const message = values.message?.trim() || null;
  if (name !== 'deploy' && (values['dry-run'] || message !== null)) {
    return { wrong: `--dry-run and --message belong to deploy, not to ${name}` };
  }
  if (name !== 'fallback' && values.out !== undefined) return { wrong: `--out belongs to fallback, not to ${name}` };
  const out = values.out?.trim() || 'data/fallback';
  return { name, flow, dryRun: values['dry-run'], message, out };
}
