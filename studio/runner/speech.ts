const WORDS_PER_SECOND = 2.5;

/** Seconds that a recording or touch tones take. */
export const SECONDS_OF_OTHER_AUDIO = 1;

/** Seconds a person needs to say these words, about. */
export function secondsToSay(words: string): number {
  return Math.ceil(words.split(/\s+/).length / WORDS_PER_SECOND);
}
