import { readTwiml } from './document/read-twiml.js';
import type { TwimlDocument } from './document/verb.js';
import { sendVoice, type Sender } from './http/send-voice.js';
import type { TwimlFailed } from './http/try-once.js';
import type { VoiceRequest } from './http/voice-request.js';
import type { Line } from './line.js';

/** Requests a document for a leg, with the leg's parameters; throws when it is one that Twilio would refuse. */
export function fetchTwiml(line: Line, request: VoiceRequest): Promise<TwimlDocument | TwimlFailed> {
  return fetchBy(
    line,
    request,
    (seconds) => line.spend(seconds),
    () => line.over,
  );
}

/** The request for a document of a leg that is over: nothing is done with it, and nobody waits for it. */
export async function fetchInVain(line: Line, request: VoiceRequest): Promise<void> {
  await fetchBy(
    line,
    request,
    (seconds) => line.call.timeline.sleep(seconds),
    () => false,
  );
}

async function fetchBy(line: Line, request: VoiceRequest, spend: Sender['spend'], over: Sender['over']) {
  const { call, state, phone: leg, role } = line;
  const whole = { ...request, parameters: { ...line.parameters(), ...request.parameters } };
  const sender: Sender = { call, state, leg, about: 'document', spend, over, wait: (work) => work };
  const response = await sendVoice(whole, sender);
  return 'failed' in response ? response : readTwiml(response.body, request.url, role);
}
