import { runOutgoingCall, type PhoneOutcome } from '../../studio/index.js';
import type { AskedCall } from './played-twilio.js';
import { Teller, type WhoIsRung } from './tell.js';

/** A call back that is to be played. */
export interface PlayedCallBack {
  readonly call: AskedCall;
  readonly accountSid: string;
  readonly authToken: string;
  /** The address that Twilio would use, and where the service really listens. */
  readonly publicUrl: string;
  readonly serviceUrl: string;
  readonly startedAt: Date;
  readonly talkSeconds: number;
  readonly who: WhoIsRung;
  readonly advance: (seconds: number) => void | Promise<void>;
}

/** Plays a call back that the service asked for: the person who is rung presses 1, and the caller picks up. */
export async function playCallBack(callBack: PlayedCallBack, write: (line: string) => void): Promise<void> {
  const { call, who, talkSeconds } = callBack;
  const presses1: PhoneOutcome = { kind: 'answer', ringSeconds: 5, presses: [{ keys: '1', after: 4 }] };
  const talks: PhoneOutcome = { kind: 'answer', ringSeconds: 6, talkSeconds };
  const person = (await who(call.to))?.name ?? call.to;
  await runOutgoingCall({
    callSid: call.sid,
    accountSid: callBack.accountSid,
    to: call.to,
    from: call.from,
    url: call.url,
    statusCallback: call.statusCallback,
    timeout: call.timeoutSeconds,
    authToken: callBack.authToken,
    sendTo: { [callBack.publicUrl]: callBack.serviceUrl },
    startedAt: callBack.startedAt,
    phones: { ring: (phone) => (phone === call.to ? presses1 : talks) },
    advance: callBack.advance,
    onStep: new Teller(write, who, person).tell,
  });
}
