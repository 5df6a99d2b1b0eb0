import type { LadderKind } from '../../routing/index.js';
import type { AccountProblem } from '../../twilio/index.js';
import type { OnCallLevel } from '../../scheduling/index.js';

/** How a caller who waits comes to somebody of the company who calls the line. */
export type CallerComes = 'at_once' | 'after_the_ring' | 'never';

/** A call as messages speak of it; `at` is spelt for the reader. */
export interface CallWords {
  readonly incidentId: number;
  /** E.164; null: withheld, or no number. What callers choose themselves is never told in a message. */
  readonly caller: string | null;
  readonly at: string;
}

/** A stretch on call: from when on, where it has not begun yet, and until when, where an end is in sight. */
export interface DutyWords {
  readonly level: OnCallLevel;
  readonly from: string | null;
  readonly to: string | null;
}

/** Times in which nobody is reached: how many, in how many of them the whole ladder is without anybody, and the first. */
export interface GapWords {
  readonly gaps: number;
  readonly ofWholeLadder: number;
  readonly first: { readonly at: string; readonly ladder: LadderKind; readonly step: string | null };
}

/** Every message in one language: one SMS each, as far as that goes, in characters that phones have in one byte. */
export interface Texts {
  /** From Monday on. */
  readonly weekdays: readonly string[];
  /** From January on. */
  readonly months: readonly string[];
  ring(call: CallWords): string;
  exhausted(call: CallWords): string;
  abandoned(call: CallWords): string;
  /** `text`: what the caller said, where Twilio has written it down. */
  voiceMessage(call: CallWords, seconds: number | null, text: string | null): string;
  broadcast(call: CallWords): string;
  handledByFallback(call: CallWords): string;
  /** The reminder `number` of `all`: nobody looks after a caller. */
  followUp(call: CallWords, number: number, all: number): string;
  handoffReminder(duties: readonly DutyWords[]): string;
  coverageGaps(gaps: GapWords): string;
  /** What is wrong with the account at Twilio; `balance` is its money with the currency, or null. */
  account(problem: AccountProblem, balance: string | null): string;
  /** Sent to oneself, to see whether it arrives. */
  test(): string;
  /** To somebody who is nobody of the company; `line` is its number, or null. */
  callsOnly(line: string | null): string;
  acknowledged(incidentId: number): string;
  nothingToAcknowledge(): string;
  /** How to get to the caller who waits. */
  callTheLine(line: string | null, comes: CallerComes): string;
  whatToAnswer(comes: CallerComes): string;
  /** Posted where a text message did not bring `body`. */
  alert(body: string): string;
}
