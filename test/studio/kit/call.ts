import { readFileSync } from 'node:fs';

import {
  prepareFlow,
  readFlow,
  runFlow,
  scriptedPhones,
  type FlowDefinition,
  type FlowEvent,
  type FlowName,
  type FlowRun,
  type PhoneOutcome,
  type RunOptions,
} from '../../../studio/index.js';
import { staticHost } from '../../kit/static-fallback.js';
import { AUTH_TOKEN, PUBLIC, type StandInBackend } from './backend.js';

/** The call that all these tests take. */
export const CALL_SID = 'CA00000000000000000000000000000001';
/** Its caller, E.164. */
export const CALLER = '+14155550100';
/** The emergency line, E.164. */
export const OUR_NUMBER = '+14155550199';
/** The two fallback numbers of the prepared flow. */
export const FALLBACKS = ['+14155550901', '+14155550902'];
/** First words of the spoken ending. */
export const SORRY = /we are sorry/i;

/** The shipped ladder flow, ready to run; with the address of the fallback's document where one is given. */
export function ladderFlow(fallbackNumbers: readonly string[] = FALLBACKS, fallbackUrl?: string): FlowDefinition {
  return prepared('ladder', fallbackNumbers, fallbackUrl);
}

/** The shipped line, ready to run; with the address of the fallback's document where one is given. */
export function lineFlow(fallbackNumbers: readonly string[] = FALLBACKS, fallbackUrl?: string): FlowDefinition {
  return prepared('line', fallbackNumbers, fallbackUrl);
}

function prepared(name: FlowName, fallbackNumbers: readonly string[], fallbackUrl?: string): FlowDefinition {
  return prepareFlow(readFlow(name), {
    backendUrl: PUBLIC,
    fallbackNumbers,
    ...(fallbackUrl !== undefined && { fallbackUrl }),
  });
}

/** The integration guide's flow, written down literally. */
export function guideFlow(): FlowDefinition {
  const text = readFileSync(new URL('../fixtures/guide.flow.json', import.meta.url), 'utf8');
  return JSON.parse(text) as FlowDefinition;
}

/** A run and everything that happened in it. */
export interface Call extends FlowRun {
  events: FlowEvent[];
}

/** Scripts of the phones: one outcome or several in order. */
export type Scripts = Readonly<Record<string, PhoneOutcome | readonly PhoneOutcome[]>>;

/**
 * Takes a call against the stand-in, whose flow variables stay the texts that they are; phones without a script throw when
 * they are rung.
 */
export async function takeCall(
  flow: unknown,
  backend: StandInBackend,
  scripts: Scripts = {},
  options: Partial<RunOptions> = {},
): Promise<Call> {
  const events: FlowEvent[] = [];
  const lists = Object.entries(scripts).map(([phone, script]) => [phone, [script].flat()] as const);
  const run = await runFlow(flow, {
    callSid: CALL_SID,
    from: CALLER,
    to: OUR_NUMBER,
    authToken: AUTH_TOKEN,
    phones: scriptedPhones(Object.fromEntries(lists)),
    sendTo: { [PUBLIC]: backend.address },
    onStep: (event) => void events.push(event),
    setVariables: 'texts',
    ...options,
    fetch: staticHost(FALLBACKS, OUR_NUMBER, options.fetch),
  });
  return { ...run, events };
}
