import { randomBytes } from 'node:crypto';
import {
  prepareFlow,
  readFlow,
  runFlow,
  type CallMeanwhile,
  type DialledLeg,
  type FlowDefinition,
  type FlowRun,
  type RunningCall,
  type RunOptions,
} from '../../studio/index.js';
import type { LineFlow, LineLanguage } from '../config/index.js';
import { readSound } from '../line-texts/index.js';
import { ACCOUNTS, type AccountName } from './accounts.js';
import { outcomeOf, type OutcomeName } from './phones.js';
import { Teller, type WhoIsRung } from './tell.js';

/** Somebody of the company who calls the line while a caller is there. */
export interface CallingTechnician {
  /** E.164 */
  readonly phone: string;
  /** The second of the caller's call. */
  readonly at: number;
  /** What they press: the first at the question, each later one as long after as they talk. */
  readonly keys: readonly string[];
}

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
  /** What the phones do that are rung, one after the other; any that ring after them do not answer. */
  readonly phones: readonly OutcomeName[];
  readonly talkSeconds: number;
  /** How long the message is that the caller leaves where they may; 0: they leave no message. */
  readonly messageSeconds: number;
  /** What the caller presses, one for each time that a key is asked for; left out: nothing. */
  readonly keys?: readonly string[];
  /** What Twilio found out about the caller's number; null or left out: nothing. */
  readonly verdict?: string | null;
  /** What the account may do; left out: everything. */
  readonly account?: AccountName;
  /** The account that the call belongs to; left out: an invented one. */
  readonly accountSid?: string;
  readonly advance?: (seconds: number) => void | Promise<void>;
  /** Told of each leg, so that the service can end it through a REST API that is played beside the call. */
  readonly onLeg?: (leg: DialledLeg) => void;
  /** Told of each call, so that the service can send it elsewhere. */
  readonly onCall?: (call: RunningCall) => void;
  /** Somebody of the company who calls the line while this call goes on; null or left out: nobody. */
  readonly technician?: CallingTechnician | null;
  /** Told when the technician who called in has the caller. */
  readonly onTechnicianTalks?: () => void;
  /** Tells the name and the step of somebody who is being rung, for a flow that does not know them. */
  readonly who?: WhoIsRung;
}

/** Stands in the flow where Twilio would need an address of the service. */
export const INVENTED_ADDRESS = 'https://line.example';
/** Rung by the flow when the service does not answer; in the range that is kept for fiction. */
const FALLBACK_NUMBERS = ['+14155550198', '+14155550199'];

/** Whether the service was of no use, so that the flow rang its own numbers, or Twilio took the fallback. */
export function wentWithoutService({ fellBack, rang }: FlowRun): boolean {
  return fellBack || rang.some(({ phone }) => FALLBACK_NUMBERS.includes(phone));
}

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
  const teller = new Teller(write, call.who);
  const { onLeg, onCall, onTechnicianTalks, technician } = call;
  const usual = {
    to: call.line,
    ...(call.authToken !== undefined && { authToken: call.authToken }),
    sendTo: { [base]: call.serviceUrl },
    ...(call.accountSid !== undefined && { accountSid: call.accountSid }),
    ...measuredAudio(),
  };
  return runFlow(flow, {
    ...usual,
    callSid: newCallSid(),
    from: call.caller,
    account: ACCOUNTS[call.account ?? 'full'],
    phones: { ring: () => outcomeOf(script.shift() ?? 'no-answer', call.talkSeconds) },
    ...(call.messageSeconds > 0 && { leavesMessage: { seconds: call.messageSeconds } }),
    presses: (call.keys ?? []).map((keys) => ({ keys, after: 2 })),
    ...(call.verdict && { stirVerstat: { verdict: call.verdict } }),
    ...(call.advance && { advance: call.advance }),
    ...(onCall && { onCall }),
    ...(technician && { meanwhile: [callIn(technician, flow, usual, call.talkSeconds, write)] }),
    ...(onLeg && { onLeg: (leg) => onLeg(noted(leg, teller)) }),
    onStep: async (event) => {
      if (event.type === 'connected' && event.phone === technician?.phone) onTechnicianTalks?.();
      await teller.tell(event);
    },
  });
}

/** Plays files for as long as they take: each is measured when it is fetched. */
function measuredAudio(): Required<Pick<RunOptions, 'fetch' | 'audioSeconds'>> {
  const seconds = new Map<string, number>();
  const nameOf = (url: string): string => new URL(url).pathname;
  return {
    fetch: async (address, init) => {
      const response = await fetch(address, init);
      if (!/^audio\//i.test(response.headers.get('content-type') ?? '')) return response;
      const sound = readSound(Buffer.from(await response.clone().arrayBuffer()));
      if (sound !== null) seconds.set(nameOf(response.url), sound.seconds);
      return response;
    },
    audioSeconds: (url) => seconds.get(nameOf(url)),
  };
}

/** The call of a technician, told with a mark before each line. */
function callIn(
  { phone, at, keys }: CallingTechnician,
  flow: FlowDefinition,
  usual: Pick<RunOptions, 'to' | 'authToken' | 'sendTo' | 'accountSid' | 'fetch' | 'audioSeconds'>,
  talkSeconds: number,
  write: (line: string) => void,
): CallMeanwhile {
  const teller = new Teller((line) => write(`      | ${line.trim()}`), undefined, 'the technician who called in');
  const options = {
    ...usual,
    callSid: newCallSid(),
    from: phone,
    phones: { ring: () => outcomeOf('no-answer', talkSeconds) },
    presses: keys.map((each, nth) => ({ keys: each, after: nth === 0 ? 8 : talkSeconds })),
    hangUpAt: at + 60 + talkSeconds * 2,
    onStep: teller.tell,
  };
  return { at, flow, options };
}

function newCallSid(): string {
  return `CA${randomBytes(16).toString('hex')}`;
}

/** The leg, whose end from elsewhere the teller learns of. */
function noted(leg: DialledLeg, teller: Teller): DialledLeg {
  return {
    sid: leg.sid,
    phone: leg.phone,
    get over() {
      return leg.over;
    },
    hangUp() {
      teller.dropped(leg.phone);
      leg.hangUp();
    },
  };
}
