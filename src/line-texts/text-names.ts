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
