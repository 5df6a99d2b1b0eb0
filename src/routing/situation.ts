/** Why a phone is not rung: it is the line's own number, or the caller calls from it. */
export type PhoneBar = 'line_number' | 'own_phone';

/** A person as a step named them. */
export interface Candidate {
  readonly userId: number;
  readonly name: string;
  /** E.164, or null. */
  readonly phoneE164: string | null;
  readonly active: boolean;
  readonly available: boolean;
  /** Why this person's phone is not rung in this call; null: it may be. */
  readonly barred: PhoneBar | null;
}

/** A candidate whom nothing excludes: they have a phone. */
export type Reachable = Candidate & { readonly phoneE164: string };

/** A rung of the ladder with its people, in the order in which they are to be rung. */
export interface CandidateStep {
  readonly name: string;
  readonly timeoutSeconds: number;
  /** Most distinct people of one incident; null: no limit. */
  readonly limit: number | null;
  /** How many of its people it rings at once, where the line can; null: one after the other. */
  readonly together: number | null;
  /** Whether its people ring alone, for no less than its time, however long the ladder is. */
  readonly ringsAlone: boolean;
  readonly candidates: readonly Candidate[];
}

/** Somebody whom this incident has offered. */
export interface EarlierOffer {
  readonly userId: number;
  readonly phoneE164: string;
  readonly stepName: string;
  /** Offered, and no result yet. */
  readonly pending: boolean;
  /** Nothing was ever heard of it: the report of this person's own failure never reached us. */
  readonly unheard: boolean;
  /** How often this person was offered. */
  readonly offers: number;
  /** The number of the dial, counted within the incident; all who were rung at once have the same. */
  readonly dial: number;
  /** Whether this person could be rung at this instant, at the number that was offered. */
  readonly reachable: boolean;
}

/** What the request tells about what the other side of the line knows. */
export interface Hint {
  /** Whether it named the incident, which only an answer of ours can have told it. */
  readonly knowsIncident: boolean;
  /** The phone that Studio dialled last, where the flow says so. */
  readonly lastTargetPhone: string | null;
  /** The dial that is over, where the line says so. */
  readonly lastDial: number | null;
}

/**
 * How many the line may ring at once: `never` more than one, as Studio's widgets; as many as a step says (`by_step`);
 * `all_left`: everybody who is left, for the caller has waited long enough.
 */
export type Together = 'never' | 'by_step' | 'all_left';

/** Everything a decision depends on, at the instant it is made. */
export interface Situation {
  /** The ladder from the top, with the candidates of each step. */
  readonly steps: readonly CandidateStep[];
  /** Earlier offers of this incident, oldest first. */
  readonly offers: readonly EarlierOffer[];
  /** Users whom other open calls claim at this instant. */
  readonly claims: Pick<ReadonlySet<number>, 'has'>;
  readonly hint: Hint;
  readonly together: Together;
  /** How many phones ring at once at most where `all_left` do; left out: ten, as many as Twilio can. */
  readonly atOnce?: number;
}
