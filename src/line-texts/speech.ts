const CHARACTERS_PER_SECOND = 15;
/** A digit is a word: what it takes beside its own place. */
const CHARACTERS_OF_A_DIGIT = 3;
const SECONDS_OF_A_SENTENCE_END = 0.4;

/** Returns about how many seconds Twilio's voices take for a text: whole ones, rounded up. */
export function secondsToSay(text: string): number {
  const words = text.trim();
  const ends = words.match(/[.!?…](?=\s|$)/g)?.length ?? 0;
  const digits = words.match(/\d/g)?.length ?? 0;
  const characters = words.length + digits * CHARACTERS_OF_A_DIGIT;
  return Math.ceil(characters / CHARACTERS_PER_SECOND + ends * SECONDS_OF_A_SENTENCE_END);
}

/** Returns a number as voices say it digit by digit, such as `9 1 1`. */
export function digitByDigit(number: string): string {
  return [...number].join(' ');
}
