import type { FlowDefinition, FlowState } from '../definition/types.js';
import { Call } from './call.js';
import type { FlowEnd } from './events.js';
import { executableFlow, executeFlow } from './execute-flow.js';
import { Execution } from './execution.js';
import type { FlowRun, RunOptions } from './options.js';
import { secondsToSay } from './speech.js';
import { APPLICATION_ERROR } from './twiml/application-error.js';

/**
 * Takes one call with a flow definition, as Studio and Twilio Voice would: real HTTP requests with real signatures,
 * scripted phones, simulated time. Answers when the call is over and every status callback is delivered. Throws when the
 * definition is not a flow, holds a widget type this runner cannot execute, or leads to a missing state, and when a TwiML
 * document is one that Twilio would refuse.
 */
export async function runFlow(definition: unknown, options: RunOptions): Promise<FlowRun> {
  const flow = executableFlow(definition);
  const fallback = options.voiceFallback === undefined ? undefined : executableFlow(options.voiceFallback);
  const call = new Call(options);
  return call.timeline.run(async () => {
    const first = await take(flow, call);
    const why = call.failure;
    const fellBack = fallback !== undefined && isAbandoned(call);
    if (fellBack && why !== undefined) await call.tell(first.last, { type: 'voice_fallback', why });
    const second = fellBack ? await take(fallback, call) : undefined;
    const { end, last } = second ?? first;
    const known = isAbandoned(call) ? await sayError(call, last) : end;
    await call.tell(last, { type: 'end', end: known });
    const { heard, rang, whispers, messages, connectedTo, timeline } = call;
    const steps = [...first.steps, ...(second?.steps ?? [])];
    return { end: known, steps, fellBack, heard, rang, whispers, messages, connectedTo, seconds: timeline.now };
  });
}

/** Runs a flow for the call, and whatever TwiML has taken the call from it for ever. */
async function take(flow: FlowDefinition, call: Call) {
  call.failure = undefined;
  const ended = await executeFlow(flow, new Execution(call));
  if (call.away !== undefined) await call.timeline.sleep(Infinity, call.away);
  call.away = undefined;
  return ended;
}

/** True when TwiML has failed while the caller is still there. */
function isAbandoned(call: Call): boolean {
  return call.failure !== undefined && !call.callerGone;
}

async function sayError(call: Call, state: FlowState): Promise<FlowEnd> {
  call.heard.push(APPLICATION_ERROR);
  await call.tell(state, { type: 'say', words: APPLICATION_ERROR });
  await call.spend(state, secondsToSay(APPLICATION_ERROR));
  return call.callerGone ? 'caller_hung_up' : 'application_error';
}
