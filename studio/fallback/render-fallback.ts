import twilio from 'twilio';
import type { FlowLanguage } from '../flows/in-language.js';
import { withEmergencyNumber } from '../flows/emergency-number.js';
import { FALLBACK_TEXTS, type FallbackTexts } from './texts.js';

const { VoiceResponse } = twilio.twiml;
type Voice = InstanceType<typeof VoiceResponse>;

/** The document at which a call begins whose service is down. */
export const FIRST_DOCUMENT = 'fallback.xml';
const PRESS_1 = 'press-1.xml';
const ACCEPTED = 'accepted.xml';

/** Twilio rings five seconds longer than this: shorter than most voicemails wait. */
const RING_SECONDS = 15;
const KEY_SECONDS = 6;
/** Seconds of talk; below the 4 h after which Studio ends an execution that waits for it. */
const LONGEST_TALK_SECONDS = 14_100;

/** What the documents are made of. */
export interface FallbackSettings {
  /** E.164, rung in this order. */
  readonly numbers: readonly string[];
  /** Our own number, E.164, which people who are rung see; null: Twilio shows the caller's, where it can. */
  readonly line: string | null;
  readonly language?: FlowLanguage;
  /** The first words; left out: those of `FALLBACK_TEXTS`. */
  readonly greeting?: string;
  /** The public emergency number as it is spoken, such as `9 1 1`; left out: it isn't named. */
  readonly emergencyNumber?: string;
}

/**
 * Renders the line's fallback as TwiML files, by name: they ring the numbers one after the other, and connect the first
 * person who presses a key. Any static host can serve them, all from one folder, by GET.
 */
export function renderFallback({ numbers, line, language = 'en', ...own }: FallbackSettings): Record<string, string> {
  const shipped = FALLBACK_TEXTS[language];
  const texts: FallbackTexts = {
    ...shipped,
    greeting: own.greeting ?? shipped.greeting,
    sorry: withEmergencyNumber(shipped.sorry, language, own.emergencyNumber ?? null),
  };
  return {
    [FIRST_DOCUMENT]: first(numbers, line, texts),
    [PRESS_1]: press1(texts),
    [ACCEPTED]: accepted(texts),
  };
}

/** A Dial for each number: whether one `sequential` Dial goes on after a voicemail picked up, Twilio does not say. */
function first(numbers: readonly string[], line: string | null, texts: FallbackTexts): string {
  const voice = new VoiceResponse();
  say(voice, texts, texts.greeting);
  for (const [nth, number] of numbers.entries()) {
    if (nth > 0) say(voice, texts, texts.next);
    const dial = voice.dial({
      timeout: RING_SECONDS,
      answerOnBridge: true,
      ...(line !== null && { callerId: line }),
      timeLimit: LONGEST_TALK_SECONDS,
    });
    dial.number({ url: PRESS_1, method: 'GET' }, number);
  }
  say(voice, texts, texts.sorry);
  return voice.toString();
}

function press1(texts: FallbackTexts): string {
  const voice = new VoiceResponse();
  const gather = voice.gather({ numDigits: 1, timeout: KEY_SECONDS, action: ACCEPTED, method: 'GET' });
  const twice = gather.say({ language: texts.language, voice: texts.voice, loop: 2 }, texts.whisper);
  twice.break({ time: '2s' });
  voice.hangup();
  return voice.toString();
}

function accepted(texts: FallbackTexts): string {
  const voice = new VoiceResponse();
  say(voice, texts, texts.connecting);
  return voice.toString();
}

function say(voice: Voice, { language, voice: name }: FallbackTexts, words: string): void {
  voice.say({ language, voice: name }, words);
}
