import twilio from 'twilio';
import type { AudioName } from '../../line-texts/index.js';
import type { Links } from './links.js';
import type { LegTexts } from './texts.js';

const { VoiceResponse } = twilio.twiml;
export type Voice = InstanceType<typeof VoiceResponse>;
type SayOptions = Parameters<Voice['say']>[0];

/** What callers hear in words, or from a file where the company has one. */
export type Heard = Exclude<AudioName, 'music'>;

/** Returns how words are said, in the language and voice of a leg. */
export function sayOptions({ language, voice }: LegTexts): NonNullable<SayOptions> {
  return { language, voice } as NonNullable<SayOptions>;
}

/** Returns what says words. */
export function sayer(texts: LegTexts) {
  return (voice: Pick<Voice, 'say'>, words: string): void => {
    voice.say(sayOptions(texts), words);
  };
}

/** Returns what tells a caller something: from the file that the company has for it, or in words; nothing where they are empty. */
export function teller(links: Links, texts: LegTexts) {
  return (voice: Pick<Voice, 'say' | 'play'>, name: Heard): void => {
    const file = texts.audio[name];
    if (file !== undefined) voice.play(links.audio(file));
    else if (texts[name] !== '') voice.say(sayOptions(texts), texts[name]);
  };
}
