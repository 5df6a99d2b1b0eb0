import type { FlowState } from '../definition/types.js';
import { Call } from './call.js';
import type { FlowEnd } from './events.js';
import type { FlowRun, RunOptions } from './options.js';
import { BUFFER_SECONDS, ringOne } from './ringing.js';
import { APPLICATION_ERROR } from './twiml/application-error.js';
import { report, timestampOf } from './twiml/callbacks.js';
import { CallerLine } from './twiml/caller-line.js';
import { runTwiml } from './twiml/run-twiml.js';
import { secondsToSay } from './speech.js';

/** A call that a program asked Twilio for (Twilio: Calls resource, create). */
export interface OutgoingCall extends Omit<RunOptions, 'from' | 'to'> {
  /** Who is rung. */
  readonly to: string;
  /** Our own number. */
  readonly from: string;
  /** What is asked when somebody picks up. */
  readonly url: string;
  /** Told when the call is over; left out: nobody is. */
  readonly statusCallback?: string;
  /** Seconds to ring. */
  readonly timeout: number;
}

/** Names the place of what happens, as a widget's name does in a flow. */
const STATE: FlowState = { name: 'outgoing_call', type: 'outgoing-call', transitions: [], properties: {} };

/** The leg to the person who is rung first. */
class CalledLine extends CallerLine {
  override parameters(): Record<string, string> {
    return { ...super.parameters(), Direction: 'outbound-api' };
  }
}

/**
 * Plays one outgoing call as Twilio Voice would: rings `to`, runs the TwiML of `url` when somebody picks up, reports
 * the end. The person who picks up is the caller of the run: `heard` is what they hear, and phones that their document
 * dials are in `rang` and `connectedTo`. Resolves when every callback is delivered.
 */
export async function runOutgoingCall({ url, statusCallback, timeout, ...options }: OutgoingCall): Promise<FlowRun> {
  const outcome = options.phones.ring(options.to);
  const presses = outcome.kind === 'answer' ? outcome.presses : [];
  const ringing = ringOne(options.to, outcome, timeout + BUFFER_SECONDS);
  const leaves = outcome.kind === 'voicemail' ? (outcome.talkSeconds ?? 30) : undefined;
  const leavesAfter = outcome.kind === 'answer' ? outcome.hangsUpAfter : leaves;
  const hangUpAt = leavesAfter === undefined ? options.hangUpAt : ringing.seconds + leavesAfter;
  const call = new Call({ ...options, presses: presses ?? [], ...(hangUpAt !== undefined && { hangUpAt }) });
  const line = new CalledLine(call, STATE);
  return call.timeline.run(async () => {
    await call.tell(STATE, { type: 'dial', phones: [options.to] });
    await call.timeline.sleep(ringing.seconds);
    let end: FlowEnd = 'completed';
    if (ringing.pickUp !== undefined) {
      line.answer();
      await call.tell(STATE, { type: 'picked_up', phone: options.to, by: ringing.pickUp.by });
      const ending = await runTwiml(line, { method: 'POST', url, parameters: {} });
      if (typeof ending === 'object') {
        await line.hear(APPLICATION_ERROR);
        await call.spend(STATE, secondsToSay(APPLICATION_ERROR));
        end = 'application_error';
      } else if (ending === 'over') end = 'caller_hung_up';
    }
    if (statusCallback !== undefined) {
      const request = {
        method: 'POST' as const,
        url: statusCallback,
        parameters: { ...line.parameters(), CallStatus: ringing.status, Timestamp: timestampOf(call.date) },
      };
      report(call, STATE, { phone: options.to, event: 'completed', sequence: 0 }, request);
    }
    await call.tell(STATE, { type: 'end', end });
    const { heard, rang, whispers, messages, connectedTo, timeline } = call;
    return { end, steps: [], fellBack: false, heard, rang, whispers, messages, connectedTo, seconds: timeline.now };
  });
}
