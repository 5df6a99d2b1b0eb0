import type { FlowState } from '../definition/types.js';
import type { Call } from './call.js';
import { executableFlow, executeFlow, type Ended } from './execute-flow.js';
import { Execution } from './execution.js';
import { CallerLine } from './twiml/caller-line.js';
import { isStudioAddress } from './twiml/return-address.js';
import { runTwiml } from './twiml/run-twiml.js';
import { beginFallback, isAbandoned } from './voice-fallback.js';

/**
 * Lets the number's voice fallback take over a call whose TwiML has failed. Studio takes over a call that is ringing, and
 * answers 400 for any other (Twilio: support 46617831475995). The result is that of the flow, where one took the call.
 */
export async function fallBack(call: Call, state: FlowState): Promise<Ended | undefined> {
  const { voiceFallback: fallback } = call.options;
  if (fallback === undefined || call.fellBack || !isAbandoned(call)) return undefined;
  await beginFallback(call, state);
  if (isStudioAddress(fallback.url)) return takeByStudio(call, fallback.flow);
  const ending = await runTwiml(new CallerLine(call, state), {
    method: fallback.method ?? 'GET',
    url: fallback.url,
    parameters: {},
  });
  if (typeof ending === 'object' && 'failed' in ending) call.failure = ending.failed;
  return undefined;
}

async function takeByStudio(call: Call, flow: unknown): Promise<Ended | undefined> {
  if (!call.answered && flow !== undefined) return executeFlow(executableFlow(flow), new Execution(call));
  call.failure = 'status';
  return undefined;
}
