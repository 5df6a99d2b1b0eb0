import type { FlowDefinition, FlowState } from '../definition/types.js';
import { Call } from './call.js';
import type { FlowEnd } from './events.js';
import { executableFlow, executeFlow, type Ended } from './execute-flow.js';
import { Execution } from './execution.js';
import type { FlowRun, RunOptions } from './options.js';
import { secondsToSay } from './speech.js';
import { fallBack } from './take-over.js';
import { APPLICATION_ERROR } from './twiml/application-error.js';
import { isAbandoned } from './voice-fallback.js';

/**
 * Takes one call with a flow definition, as Studio and Twilio Voice would: real HTTP requests with real signatures,
 * scripted phones, simulated time. Answers when the call is over and every status callback is delivered. Throws when the
 * definition is not a flow, holds a widget type this runner cannot execute, or leads to a missing state, and when a TwiML
 * document is one that Twilio would refuse.
 */
export async function runFlow(definition: unknown, options: RunOptions): Promise<FlowRun> {
  const flow = executableFlow(definition);
  if (options.voiceFallback?.flow !== undefined) executableFlow(options.voiceFallback.flow);
  const call = new Call(options);
  const { timeline } = call;
  return timeline.run(async () => {
    for (const { at, flow: other, options: more, onOver } of options.meanwhile ?? []) {
      timeline.start(async () => {
        await timeline.sleep(at);
        const run = await play(executableFlow(other), new Call(more, timeline));
        onOver?.(run);
      });
    }
    return play(flow, call);
  });
}

async function play(flow: FlowDefinition, call: Call): Promise<FlowRun> {
  call.options.onCall?.(call);
  const first = call.options.studioIsFull === true ? refused(flow, call) : await take(flow, call);
  const second = await fallBack(call, first.last);
  const { end, last } = second ?? first;
  const known = isAbandoned(call) ? await sayError(call, last) : endOf(call, end);
  await call.tell(last, { type: 'end', end: known });
  const { heard, rang, whispers, messages, connectedTo, timeline, fellBack } = call;
  const steps = [...first.steps, ...(second?.steps ?? [])];
  return { end: known, steps, fellBack, heard, rang, whispers, messages, connectedTo, seconds: timeline.now };
}

/** Runs a flow for the call, and whatever TwiML has taken the call from it for ever. */
async function take(flow: FlowDefinition, call: Call): Promise<Ended> {
  const ended = await executeFlow(flow, new Execution(call));
  if (call.away !== undefined) await call.timeline.sleep(Infinity, call.away);
  call.away = undefined;
  return ended;
}

/** Studio has too many new executions: the call, which rings, is left to the voice fallback. */
function refused(flow: FlowDefinition, call: Call): Ended {
  const [last] = flow.states;
  if (last === undefined) throw new Error('The flow has no state');
  call.failure = 'status';
  return { end: 'completed', last, steps: [] };
}

/** A caller who hung up in the fallback's TwiML has hung up. */
function endOf(call: Call, end: FlowEnd): FlowEnd {
  return call.fellBack && call.callerGone ? 'caller_hung_up' : end;
}

async function sayError(call: Call, state: FlowState): Promise<FlowEnd> {
  call.heard.push(APPLICATION_ERROR);
  await call.tell(state, { type: 'say', words: APPLICATION_ERROR });
  await call.spend(state, secondsToSay(APPLICATION_ERROR));
  return call.callerGone ? 'caller_hung_up' : 'application_error';
}
