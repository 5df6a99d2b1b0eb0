/** What a blocked caller gets: a sentence and the end of the call, or the tone at which a message may be left. */
export const TREATMENTS = ['hang_up', 'voice_message'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** The fewest and the most digits of a prefix: with fewer it would block whole continents. */
export const MIN_DIGITS = 3;
export const MAX_DIGITS = 15;

/** How many entries are kept at most: all of them are in memory, and each new call is compared with them. */
export const MAX_ENTRIES = 1000;

/** A number, or the beginning of numbers, for which nobody is rung. */
export interface BlockedCaller {
  readonly id: number;
  /** `+` and the digits with which a caller's number begins, or all of them. */
  readonly prefix: string;
  readonly then: Treatment;
  /** Epoch milliseconds from which it no longer counts; null: it stays. */
  readonly until: number | null;
}

/** Returns whether a text is a number, or the beginning of numbers, in E.164. */
export function isPrefix(text: string): boolean {
  return /^\+[1-9]\d*$/.test(text) && text.length > MIN_DIGITS && text.length <= MAX_DIGITS + 1;
}

/**
 * Returns the entry that blocks a caller (E.164) at an instant (epoch milliseconds): of several the longest prefix, for it
 * says most about the caller. Null where none does, and for callers without a number.
 */
export function blockOf(
  blocked: readonly BlockedCaller[],
  callerE164: string | null,
  at: number,
): BlockedCaller | null {
  if (callerE164 === null) return null;
  let longest: BlockedCaller | null = null;
  for (const entry of blocked) {
    const counts = callerE164.startsWith(entry.prefix) && (entry.until === null || at < entry.until);
    if (counts && entry.prefix.length > (longest?.prefix.length ?? 0)) longest = entry;
  }
  return longest;
}
