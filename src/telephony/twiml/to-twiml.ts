import twilio from 'twilio';
import type { Document } from './document.js';
import type { Links } from './links.js';
import { spoken, type Texts } from './texts.js';

const { VoiceResponse } = twilio.twiml;
type Voice = InstanceType<typeof VoiceResponse>;

/** What of the request that asks goes into its document. */
export interface Leg {
  /** The Studio flow that handed the call over, and the account it belongs to; null where they are not known. */
  readonly flowSid: string | null;
  readonly accountSid: string | null;
  /** Our own number, E.164, that technicians see; null: Twilio's own choice. */
  readonly callerId: string | null;
  /** Nobody has answered the call yet, so that it can be rejected as busy. */
  readonly isRinging: boolean;
}

/** Twilio rings five seconds longer than it is told, and at least five. */
const RING_BUFFER_SECONDS = 5;
const SHORTEST_TIMEOUT_SECONDS = 5;
/** Longest talk, in seconds: after it the technician would be free for other calls anyway. */
const LONGEST_TALK_SECONDS = 14_400;
const KEY_SECONDS = 6;
const LONGEST_MESSAGE_SECONDS = 120;
const MESSAGE_SILENCE_SECONDS = 5;
const LEG_EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;

/** A document in Twilio's language. */
export function toTwiml(document: Document, leg: Leg, links: Links, texts: Texts): string {
  const voice = new VoiceResponse();
  const say = sayer(texts);
  switch (document.kind) {
    case 'dial':
      if (document.progress) say(voice, texts.progress);
      dial(voice, document, leg, links);
      break;
    case 'ending':
      ending(voice, document.incidentId, leg, links, texts);
      break;
    case 'thanks':
      say(voice, texts.thanks);
      giveBack(voice, 'ended', leg);
      break;
    case 'return':
      giveBack(voice, document.outcome, leg);
      break;
    case 'turned_away':
      if (leg.isRinging) voice.reject({ reason: 'busy' });
      else voice.hangup();
      break;
    case 'whisper':
      whisper(voice, document, links, texts);
      break;
    case 'bridge':
      say(voice, texts.connecting);
      break;
    case 'hang_up':
      if (document.why === 'passed_on') say(voice, texts.passedOn);
      if (document.why === 'taken') say(voice, texts.taken);
      voice.hangup();
      break;
  }
  return voice.toString();
}

function sayer({ language, voice: name }: Texts) {
  const options = { language, voice: name } as Parameters<Voice['say']>[0];
  return (voice: Pick<Voice, 'say'>, text: string): void => {
    voice.say(options, text);
  };
}

function dial(
  voice: Voice,
  { incidentId: incident, dial: number, ringSeconds, numbers }: Extract<Document, { kind: 'dial' }>,
  { flowSid: flow, callerId }: Leg,
  links: Links,
): void {
  const verb = voice.dial({
    timeout: Math.max(SHORTEST_TIMEOUT_SECONDS, ringSeconds - RING_BUFFER_SECONDS),
    answerOnBridge: true,
    ...(callerId !== null && { callerId }),
    timeLimit: LONGEST_TALK_SECONDS,
    action: links.persistent('dial-result', { incident, dial: number, flow }),
  });
  for (const { userId: user, phone, acceptance } of numbers) {
    const first = acceptance === 'none' ? 'connect' : 'screen';
    verb.number(
      {
        url: links.persistent(first, { incident, user }),
        statusCallback: links.plain('leg-status', { incident, user }),
        statusCallbackEvent: [...LEG_EVENTS],
      },
      phone,
    );
  }
}

/** What the technician hears, twice: he may have to find his glasses first. */
function whisper(
  voice: Voice,
  { incidentId: incident, userId: user, callerE164, isRepeat }: Extract<Document, { kind: 'whisper' }>,
  links: Links,
  texts: Texts,
): void {
  const gather = voice.gather({
    numDigits: 1,
    timeout: KEY_SECONDS,
    actionOnEmptyResult: true,
    action: links.persistent('screen-result', { incident, user }),
  });
  const words = texts.whisper(spoken(callerE164, texts), isRepeat);
  sayer(texts)(gather, words);
  gather.pause({ length: 2 });
  sayer(texts)(gather, words);
  voice.hangup();
}

function ending(voice: Voice, incident: number, leg: Leg, links: Links, texts: Texts): void {
  const say = sayer(texts);
  say(voice, texts.sorry);
  voice.record({
    action: links.persistent('voice-message', { incident, flow: leg.flowSid }),
    maxLength: LONGEST_MESSAGE_SECONDS,
    timeout: MESSAGE_SILENCE_SECONDS,
    finishOnKey: '#',
    playBeep: true,
    recordingStatusCallback: links.plain('recording-status', { incident }),
    recordingStatusCallbackEvent: ['completed'],
  });
  say(voice, texts.goodbye);
  giveBack(voice, 'ended', leg);
}

/** Back to the flow; where it is not known, the call ends with the document. */
function giveBack(voice: Voice, outcome: string, { flowSid, accountSid }: Leg): void {
  if (flowSid === null || accountSid === null) return;
  const flow = `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flowSid}`;
  voice.redirect({ method: 'POST' }, `${flow}?FlowEvent=return&outcome=${outcome}`);
}
