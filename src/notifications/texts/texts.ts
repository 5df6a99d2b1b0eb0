import type { LadderKind } from '../../routing/index.js';
import type { OnCallLevel } from '../../scheduling/index.js';

/** A call as messages speak of it; `at` is spelt for whoever reads it. */
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
  voiceMessage(call: CallWords, seconds: number | null): string;
  broadcast(call: CallWords): string;
  handoffReminder(duties: readonly DutyWords[]): string;
  coverageGaps(gaps: GapWords): string;
}
