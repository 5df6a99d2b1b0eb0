import { randomBytes } from 'node:crypto';
import { prepareFlow, readFlow, runFlow, type FlowRun, type PhoneOutcome } from '../../studio/index.js';
import { Teller } from './tell.js';

/** What a phone may do, as it is named on the command line. */
export const OUTCOMES = ['no-answer', 'busy', 'failed', 'voicemail', 'answer'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

/** A call to be played through the shipped flow. */
export interface PlayedCall {
  readonly caller: string;
  /** Our own number, E.164. */
  readonly line: string;
  /** Where the service listens, such as `http://127.0.0.1:3000`. */
  readonly serviceUrl: string;
  /** The address that Twilio would use, over which requests are signed; the service's own where there is none. */
  readonly publicUrl?: string;
  readonly authToken?: string;
  /** Goes into the flow's addresses as Basic credentials, where there is no auth token to sign with. */
  readonly secret?: string;
  /** What the phones do that are rung, one after the other; whoever comes after them does not answer. */
  readonly phones: readonly OutcomeName[];
  readonly talkSeconds: number;
  readonly advance?: (seconds: number) => void;
}

/** Plays one call and tells it line by line. */
export function playCall(call: PlayedCall, write: (line: string) => void): Promise<FlowRun> {
  const base = call.publicUrl ?? call.serviceUrl;
  const address = new URL(base);
  if (call.secret !== undefined && call.authToken === undefined) {
    address.username = 'studio';
    address.password = encodeURIComponent(call.secret);
  }
  const flow = prepareFlow(readFlow('ladder'), {
    backendUrl: address.href.replace(/\/$/, ''),
    fallbackNumbers: ['+14155550198', '+14155550199'],
  });
  const script = [...call.phones];
  return runFlow(flow, {
    callSid: `CA${randomBytes(16).toString('hex')}`,
    from: call.caller,
    to: call.line,
    ...(call.authToken !== undefined && { authToken: call.authToken }),
    sendTo: { [base]: call.serviceUrl },
    phones: { ring: () => outcomeOf(script.shift() ?? 'no-answer', call.talkSeconds) },
    ...(call.advance && { advance: call.advance }),
    onStep: new Teller(write).tell,
  });
}

function outcomeOf(kind: OutcomeName, talkSeconds: number): PhoneOutcome {
  return kind === 'answer' || kind === 'voicemail' ? { kind, ringSeconds: 8, talkSeconds } : { kind };
}
