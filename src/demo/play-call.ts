import { randomBytes } from 'node:crypto';
import { prepareFlow, readFlow, runFlow, type FlowRun } from '../../studio/index.js';
import type { LineFlow, LineLanguage } from '../config/index.js';
import { outcomeOf, type OutcomeName } from './phones.js';
import { Teller, type WhoIsRung } from './tell.js';

/** A call to be played through a shipped flow. */
export interface PlayedCall {
  readonly flow: LineFlow;
  /** What the caller hears of the flow itself; left out: English. */
  readonly language?: LineLanguage;
  readonly caller: string;
  /** Our own number, E.164. */
  readonly line: string;
  /** Where the service listens, such as `http://127.0.0.1:3000`. */
  readonly serviceUrl: string;
  /** The address that Twilio would use, over which requests are signed; left out: an invented one. */
  readonly publicUrl?: string;
  readonly authToken?: string;
  /** Goes into the flow's addresses as Basic credentials, where there is no auth token to sign with. */
  readonly secret?: string;
  /** What the phones do that are rung, one after the other; whoever comes after them does not answer. */
  readonly phones: readonly OutcomeName[];
  readonly talkSeconds: number;
  /** How long the message is that the caller leaves where he may; 0: he leaves none. */
  readonly messageSeconds: number;
  readonly advance?: (seconds: number) => void;
  /** Tells the name and the step of somebody who is being rung, for a flow that does not know them. */
  readonly who?: WhoIsRung;
}

/** Stands in the flow where Twilio would need an address of the service. */
const INVENTED_ADDRESS = 'https://line.example';
/** Rung by the flow when the service does not answer; in the range that is kept for fiction. */
const FALLBACK_NUMBERS = ['+14155550198', '+14155550199'];

/** Plays one call and tells it line by line. */
export function playCall(call: PlayedCall, write: (line: string) => void): Promise<FlowRun> {
  const base = call.publicUrl ?? INVENTED_ADDRESS;
  const address = new URL(base);
  if (call.secret !== undefined && call.authToken === undefined) {
    address.username = 'studio';
    address.password = encodeURIComponent(call.secret);
  }
  const flow = prepareFlow(readFlow(call.flow), {
    backendUrl: address.href.replace(/\/$/, ''),
    fallbackNumbers: FALLBACK_NUMBERS,
    ...(call.language && { language: call.language }),
  });
  const script = [...call.phones];
  return runFlow(flow, {
    callSid: `CA${randomBytes(16).toString('hex')}`,
    from: call.caller,
    to: call.line,
    ...(call.authToken !== undefined && { authToken: call.authToken }),
    sendTo: { [base]: call.serviceUrl },
    phones: { ring: () => outcomeOf(script.shift() ?? 'no-answer', call.talkSeconds) },
    ...(call.messageSeconds > 0 && { leavesMessage: { seconds: call.messageSeconds } }),
    ...(call.advance && { advance: call.advance }),
    onStep: new Teller(write, call.who).tell,
  });
}
