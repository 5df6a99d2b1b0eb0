import { endOfConnected, type CallBackEnd } from '../call-backs/index.js';
import type { VoiceCall } from '../twilio/index.js';

/** Returns how a call back ended whose call to the person is over at Twilio; `children` are the calls that it rang. */
export function endedAtTwilio(isAccepted: boolean, children: readonly VoiceCall[]): CallBackEnd {
  if (!isAccepted) return { status: 'not_taken', error: 'no report came' };
  const connected = children.map(({ seconds }) => seconds).filter((seconds) => seconds > 0);
  return connected.length === 0
    ? { status: 'not_reached', error: 'no report came' }
    : endOfConnected(Math.max(...connected));
}
