/** What a company may say in its own words. */
export const TEXT_NAMES = [
  'greeting',
  'afterHours',
  'hold',
  'colleague',
  'whisper',
  'sorry',
  'thanks',
  'goodbye',
  'blocked',
  'messageOnly',
  'fallback',
] as const;
export type TextName = (typeof TEXT_NAMES)[number];

/** How long each may take to speak, in seconds: while they are heard nobody is rung, or somebody waits. */
export const MAX_SECONDS: Readonly<Record<TextName, number>> = {
  greeting: 15,
  afterHours: 8,
  hold: 6,
  colleague: 6,
  whisper: 6,
  sorry: 25,
  thanks: 10,
  goodbye: 12,
  blocked: 15,
  messageOnly: 20,
  fallback: 15,
};

/** The longest text, in characters. */
export const MAX_CHARACTERS = 500;

/**
 * What callers may hear from a file instead of spoken words, and the music while they wait. The whisper names a number, and the
 * fallback's words lie in files outside of the service.
 */
export const AUDIO_NAMES = [
  'greeting',
  'afterHours',
  'hold',
  'colleague',
  'sorry',
  'thanks',
  'goodbye',
  'blocked',
  'messageOnly',
  'music',
] as const;
export type AudioName = (typeof AUDIO_NAMES)[number];

/** How long the music is at most, in seconds: nobody waits longer, so no more of its file is kept. */
export const MAX_MUSIC_SECONDS = 12;

/** Returns how long a file may be, in seconds: as long as the words that it stands for. */
export function maxAudioSeconds(name: AudioName): number {
  return name === 'music' ? MAX_MUSIC_SECONDS : MAX_SECONDS[name];
}
