/** Which ladder a call walks: decided once, at its start. */
export const LADDER_KINDS = ['business_hours', 'after_hours'] as const;
export type LadderKind = (typeof LADDER_KINDS)[number];

/** One rung as a ladder has it. */
export interface LadderRung {
  /** The name of a registered step. */
  readonly name: string;
  /** How long a person rings, in seconds. */
  readonly timeoutSeconds: number;
  /** How many distinct people of one incident it offers; null: no limit. */
  readonly limit: number | null;
}

/** A ladder that may come to be. */
export interface LadderDraft {
  readonly kind: LadderKind;
  readonly rungs: readonly LadderRung[];
}

/** The rungs of each ladder, from the top. */
export type Ladders = Readonly<Record<LadderKind, readonly LadderRung[]>>;
