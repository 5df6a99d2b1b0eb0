import twilio from 'twilio';
import type { CallBackRecord } from '../../../call-backs/index.js';
import type { Links } from '../links.js';
import { spoken, type Texts } from '../texts.js';
import type { CallBackTexts } from './call-back-texts.js';

const { VoiceResponse } = twilio.twiml;
type Voice = InstanceType<typeof VoiceResponse>;

const KEY_SECONDS = 6;
/** How long the caller's phone rings: Twilio adds five seconds. */
const RING_SECONDS = 25;
/** Longest talk, in seconds. */
const MAX_TALK_SECONDS = 4 * 3600 - 60;

/** What the documents of a call back are made with. */
export interface CallBackMaker {
  readonly links: Links;
  readonly texts: Texts;
  readonly words: CallBackTexts;
  /** Our own number, E.164, that the caller sees. */
  readonly callerId: string;
}

/** Asks the person who picked up for a 1, twice. */
export function askForKey({ id, incidentId: incident, callerE164 }: CallBackRecord, maker: CallBackMaker): string {
  const { links, texts, words } = maker;
  const voice = new VoiceResponse();
  const gather = voice.gather({
    numDigits: 1,
    timeout: KEY_SECONDS,
    actionOnEmptyResult: true,
    action: links.persistent('call-back-key', { incident, callBack: id }),
  });
  const sentence = words.whisper(spoken(callerE164, texts), incident);
  for (let nth = 0; nth < 2; nth += 1) say(gather, sentence, texts);
  voice.hangup();
  return voice.toString();
}

/** Rings the caller and connects the two. */
export function ringCaller({ id, incidentId: incident, callerE164 }: CallBackRecord, maker: CallBackMaker): string {
  const { links, texts, words, callerId } = maker;
  const voice = new VoiceResponse();
  say(voice, words.ringing, texts);
  voice
    .dial({
      timeout: RING_SECONDS,
      callerId,
      timeLimit: MAX_TALK_SECONDS,
      action: links.persistent('call-back-over', { incident, callBack: id }),
    })
    .number(callerE164);
  return voice.toString();
}

/** Ends the call, with a sentence where there is one to say. */
export function goodbye(sentence: string | null, { texts }: Pick<CallBackMaker, 'texts'>): string {
  const voice = new VoiceResponse();
  if (sentence !== null) say(voice, sentence, texts);
  voice.hangup();
  return voice.toString();
}

function say(voice: Pick<Voice, 'say'>, text: string, { language, voice: name }: Texts): void {
  voice.say({ language, voice: name } as Parameters<Voice['say']>[0], text);
}
