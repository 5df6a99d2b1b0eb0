import { Dialling } from '../dial/dialling.js';
import type { TwimlDocument, Verb } from '../document/verb.js';
import { fetchInVain } from '../fetch-twiml.js';
import { requestFrom } from '../http/voice-request.js';
import type { Line } from '../line.js';
import { dialQueue } from './dial-queue.js';
import type { Step, VerbRunner } from './verb-runner.js';

const DEFAULT_TIME_LIMIT_SECONDS = 14_400;

/**
 * Rings up to ten Numbers at once and connects one of them. What came of it goes to `action`, also when the caller hung
 * up meanwhile; without an `action` the document goes on (Twilio: TwiML Dial).
 */
export const dial: VerbRunner = async (verb, line, document, run) => {
  const { action, method, answerOnBridge } = verb.attributes;
  if (answerOnBridge !== 'true') line.answer();
  const [noun] = verb.children;
  if (noun?.name === 'Queue') return fromQueue(verb, noun.text, line, document);
  await line.call.tell(line.state, { type: 'dial', phones: verb.children.map(({ text }) => text) });
  const dialling = new Dialling(verb, line, document, run);
  await line.spend(Infinity, dialling.settled);
  const talked = line.over ? undefined : await talk(verb, line, dialling);
  dialling.hangUp();
  await tellResults(line, dialling, talked);
  if (action === undefined) return undefined;
  const request = requestFrom(document, action, method, resultOf(line, dialling, talked));
  if (!line.over) return request;
  await fetchInVain(line, request);
  return 'over';
};

async function fromQueue(verb: Verb, name: string, line: Line, document: TwimlDocument): Promise<Step | undefined> {
  const { action, method } = verb.attributes;
  line.answer();
  const { status, talked } = await dialQueue(verb, name, line);
  if (action === undefined) return undefined;
  const request = requestFrom(document, action, method, {
    DialCallStatus: status,
    ...(talked !== undefined && { DialCallDuration: String(Math.round(talked)) }),
    ...(line.call.options.dialBridged !== false && { DialBridged: String(talked !== undefined) }),
  });
  if (!line.over) return request;
  await fetchInVain(line, request);
  return 'over';
}

/** Connects the caller to the winner, if there is one; answers with the seconds they talked. */
async function talk({ attributes }: Verb, line: Line, { winner }: Dialling): Promise<number | undefined> {
  const by = winner?.pickedUpBy ?? null;
  if (winner === undefined || by === null) return undefined;
  const { call, state } = line;
  line.answer();
  call.connectedTo = winner.phone;
  await call.tell(state, { type: 'connected', phone: winner.phone, by });
  const limit = Number(attributes['timeLimit'] ?? DEFAULT_TIME_LIMIT_SECONDS);
  return line.spend(Math.min(winner.wouldTalk, limit));
}

async function tellResults({ call, state }: Line, { legs, winner }: Dialling, talked: number | undefined) {
  for (const leg of legs) {
    const { phone, status = 'completed', ringSeconds, pickedUpBy } = leg;
    const bridged = leg === winner && talked !== undefined;
    const talkSeconds = bridged ? talked : 0;
    call.rang.push({ phone, status, seconds: ringSeconds, talkSeconds, pickedUpBy, bridged });
    await call.tell(state, { type: 'dial_result', phone, status, ringSeconds, talkSeconds, bridged });
  }
}

/**
 * What the action is told (Twilio: Dial action callback). The duration is that of the leg, from its pick-up on: what its own
 * document said is in it. A dial that nobody picked up has none.
 */
function resultOf({ call }: Line, { status, leg }: Dialling, talked: number | undefined): Record<string, string> {
  return {
    DialCallStatus: status,
    ...(leg !== undefined && { DialCallSid: leg.sid }),
    ...(status === 'completed' && { DialCallDuration: String(Math.round(leg?.seconds ?? 0)) }),
    ...(call.options.dialBridged !== false && { DialBridged: String(talked !== undefined) }),
  };
}
