import twilio from 'twilio';
import { MESSAGE_SILENCE_SECONDS } from '../../incidents/index.js';
import type { LineLanguage } from '../../config/index.js';
import { callInTwiml } from './call-in/call-in-document.js';
import type { Document } from './document.js';
import type { Links } from './links.js';
import { sayer, sayOptions, teller, type Voice } from './speaker.js';
import { spoken, type LegTexts } from './texts.js';

const { VoiceResponse } = twilio.twiml;

/** What of the request that asks goes into its document. */
export interface Leg {
  /** The Studio flow that handed the call over, and the account it belongs to; null where they are not known. */
  readonly flowSid: string | null;
  readonly accountSid: string | null;
  /** Our own number, E.164, that technicians see; null: Twilio's own choice. */
  readonly callerId: string | null;
  /** The language that the caller has chosen; null: the line's first one. */
  readonly language: LineLanguage | null;
  /** Whether Twilio is to write down what the caller says. */
  readonly transcribes: boolean;
  /** Whether Twilio listens for machines where a technician picks up. */
  readonly detectsMachines: boolean;
  /** Nobody has answered the call yet, so that it can be rejected as busy. */
  readonly isRinging: boolean;
  /** Twilio's verdict about the caller's number; null: it has none. */
  readonly verstat: string | null;
  /** In whose words, or from whose file, the caller is greeted first; null: the flow has greeted them. */
  readonly greets: LegTexts | null;
}

/** Twilio rings five seconds longer than it is told, and at least five. */
const RING_BUFFER_SECONDS = 5;
const SHORTEST_TIMEOUT_SECONDS = 5;
/** Longest talk, in seconds: below the 4 h after which the flow's TwiML Redirect no longer waits for the call. */
const LONGEST_TALK_SECONDS = 14_100;
const KEY_SECONDS = 6;
/** How long Twilio listens for a machine at most. */
const DETECTION_SECONDS = 6;
const LONGEST_MESSAGE_SECONDS = 120;
const LEG_EVENTS = ['initiated', 'ringing', 'answered', 'completed'] as const;

/** How long a caller is waited for who may choose a language, in seconds. */
const CHOICE_SECONDS = 2;
/** How long a key is waited for after it was asked for twice, in seconds: a phone may have to be taken from the ear first. */
const GATE_SECONDS = 4;

/**
 * Returns the document that asks a caller for a language: who presses nothing has the first one a moment later. The words
 * are those of the second language, since the greeting was in the first.
 */
export function chooseLanguage({ flowSid: flow, verstat: stir, greets }: Leg, links: Links, second: LegTexts): string {
  const voice = new VoiceResponse();
  greet(voice, greets, links);
  const gather = voice.gather({
    numDigits: 1,
    timeout: CHOICE_SECONDS,
    actionOnEmptyResult: true,
    action: links.persistent('start', { flow, choice: 1, stir }),
  });
  sayer(second)(gather, second.choose);
  return voice.toString();
}

/**
 * Returns the document that asks a caller for a key before anybody is rung, twice: machines that call press none. In one Say,
 * so that a key cuts all of it short.
 */
export function askForKey(
  { flowSid: flow, language, verstat: stir, greets }: Leg,
  links: Links,
  texts: LegTexts,
): string {
  const voice = new VoiceResponse();
  greet(voice, greets, links);
  const gather = voice.gather({
    numDigits: 1,
    timeout: GATE_SECONDS,
    actionOnEmptyResult: true,
    action: links.persistent('start', { flow, language, gate: 1, stir }),
  });
  gather.say({ ...sayOptions(texts), loop: 2 }, texts.gate).break({ time: '1s' });
  return voice.toString();
}

/** A document in Twilio's language. */
export function toTwiml(document: Document, leg: Leg, links: Links, texts: LegTexts): string {
  const voice = new VoiceResponse();
  const say = sayer(texts);
  const tell = teller(links, texts);
  switch (document.kind) {
    case 'dial':
      greet(voice, leg.greets, links);
      if (document.afterHours === true) tell(voice, 'afterHours');
      if (document.colleague === true) tell(voice, 'colleague');
      else if (document.progress) tell(voice, 'hold');
      dial(voice, document, leg, links);
      break;
    case 'ending':
      greet(voice, leg.greets, links);
      tell(voice, 'sorry');
      takeMessage(voice, document.incidentId, leg, links, texts);
      break;
    case 'message_only':
      tell(voice, 'messageOnly');
      takeMessage(voice, document.incidentId, leg, links, texts);
      break;
    case 'blocked':
      tell(voice, 'blocked');
      voice.hangup();
      break;
    case 'thanks':
      tell(voice, 'thanks');
      giveBack(voice, 'ended', leg);
      break;
    case 'goodbye':
      tell(voice, 'goodbye');
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
    case 'hold_on':
      holdOn(voice, document, links, texts);
      break;
    case 'bridge':
      say(voice, texts.connecting);
      break;
    case 'hang_up':
      if (document.why === 'passed_on') say(voice, texts.passedOn);
      if (document.why === 'handed_over') say(voice, texts.handedOver);
      if (document.why === 'taken') say(voice, texts.taken);
      if (document.why === 'not_connected') say(voice, texts.notConnected);
      voice.hangup();
      break;
    default:
      callInTwiml(voice, document, { flow: leg.flowSid, language: leg.language }, links, texts);
  }
  return voice.toString();
}

/** A caller whom the flow has told only that somebody is coming hears the greeting. */
function greet(voice: Voice, greets: LegTexts | null, links: Links): void {
  if (greets !== null) teller(links, greets)(voice, 'greeting');
}

function dial(
  voice: Voice,
  { incidentId: incident, dial: number, ringSeconds, numbers }: Extract<Document, { kind: 'dial' }>,
  { flowSid: flow, callerId, language, detectsMachines }: Leg,
  links: Links,
): void {
  const verb = voice.dial({
    timeout: Math.max(SHORTEST_TIMEOUT_SECONDS, ringSeconds - RING_BUFFER_SECONDS),
    answerOnBridge: true,
    ...(callerId !== null && { callerId }),
    timeLimit: LONGEST_TALK_SECONDS,
    action: links.persistent('dial-result', { incident, dial: number, flow, language }),
  });
  for (const { userId: user, phone, acceptance } of numbers) {
    const first = acceptance === 'none' ? 'connect' : 'screen';
    verb.number(
      {
        url: links.persistent(first, { incident, user }),
        statusCallback: links.plain('leg-status', { incident, user }),
        statusCallbackEvent: [...LEG_EVENTS],
        ...(detectsMachines && acceptance === 'key' && detection(links.plain('detected', { incident, user }))),
      },
      phone,
    );
  }
}

/** Twilio listens for a machine while the whisper is heard; what it finds is only told, for the key alone accepts. */
function detection(amdStatusCallback: string) {
  return { machineDetection: 'Enable', machineDetectionTimeout: DETECTION_SECONDS, amdStatusCallback } as const;
}

/**
 * What a technician hears, twice: they may have to find their glasses first, or a phone that screens calls rings them only
 * after the first time. One Say, since a document for a person who is rung may hold no Pause (Twilio: Number, url).
 */
function whisper(
  voice: Voice,
  { incidentId: incident, userId: user, callerE164, isRepeat }: Extract<Document, { kind: 'whisper' }>,
  links: Links,
  texts: LegTexts,
): void {
  const gather = voice.gather({
    numDigits: 1,
    timeout: KEY_SECONDS,
    actionOnEmptyResult: true,
    action: links.persistent('screen-result', { incident, user }),
  });
  const words = `${texts.whisper(spoken(callerE164, texts), isRepeat)} ${texts.ownWhisper}`.trim();
  gather.say({ ...sayOptions(texts), loop: 2 }, words).break({ time: '2s' });
  voice.hangup();
}

/** Twilio is asked again once it is known whether the caller was sent elsewhere; where they were, this leg is over by then. */
function holdOn(
  voice: Voice,
  { incidentId: incident, userId: user }: Extract<Document, { kind: 'hold_on' }>,
  links: Links,
  texts: LegTexts,
): void {
  const action = links.persistent('screen-result', { incident, user, again: 1 });
  const gather = voice.gather({ numDigits: 1, timeout: KEY_SECONDS, actionOnEmptyResult: true, action });
  gather.say(sayOptions(texts), texts.holdOn);
}

function takeMessage(voice: Voice, incident: number, leg: Leg, links: Links, texts: LegTexts): void {
  voice.record({
    action: links.persistent('voice-message', { incident, flow: leg.flowSid, language: leg.language }),
    maxLength: LONGEST_MESSAGE_SECONDS,
    timeout: MESSAGE_SILENCE_SECONDS,
    finishOnKey: '#',
    playBeep: true,
    recordingStatusCallback: links.plain('recording-status', { incident }),
    recordingStatusCallbackEvent: ['completed', 'absent'],
    ...(leg.transcribes && { transcribe: true, transcribeCallback: links.plain('transcription', { incident }) }),
  });
  // Twilio asks the action, silence or not; formerly it went on here after a recording without a word.
  teller(links, texts)(voice, 'goodbye');
  giveBack(voice, 'ended', leg);
}

/** Back to the flow; where it is not known, the call ends with the document. */
function giveBack(voice: Voice, outcome: string, { flowSid, accountSid }: Leg): void {
  if (flowSid === null || accountSid === null) return;
  const flow = `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flowSid}`;
  voice.redirect({ method: 'POST' }, `${flow}?FlowEvent=return&outcome=${outcome}`);
}
