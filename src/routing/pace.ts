/** How a line rings that may ring several at once. */
export interface Pace {
  /** Whether everybody who is left is rung at once. */
  readonly allLeft: boolean;
  /** How long it rings, in seconds. */
  readonly ringSeconds: number;
}

/** What a pace is found from, in seconds; `dialsLeft`: how often it would have to ring to try everybody. */
export interface Waiting {
  readonly budgetSeconds: number;
  readonly waitedSeconds: number;
  readonly dialsLeft: number;
  /** As the ladder has it. */
  readonly stepSeconds: number;
}

/** What a dial costs beside its ringing: a sentence to the caller, and the way to the next. */
const AROUND_A_DIAL_SECONDS = 5;
/** Shorter than this nobody gets to his phone. */
const SHORTEST_RING_SECONDS = 15;
/** How long everybody rings together, at most. */
const TOGETHER_RING_SECONDS = 30;

/**
 * How the line goes on when the caller may not wait for ever: at the ladder's own pace as long as that gives everybody
 * his turn in time; then each rings shorter; and when even that is too long, all who are left ring at once. Nobody is
 * left out for lack of time, so a caller may wait a little longer than the budget.
 */
export function paceOf({ budgetSeconds, waitedSeconds, dialsLeft, stepSeconds }: Waiting): Pace {
  const left = budgetSeconds - waitedSeconds;
  const share = Math.floor(left / Math.max(1, dialsLeft)) - AROUND_A_DIAL_SECONDS;
  const shortest = Math.min(SHORTEST_RING_SECONDS, stepSeconds);
  if (share >= shortest) return { allLeft: false, ringSeconds: Math.min(stepSeconds, share) };
  const ringSeconds = Math.min(TOGETHER_RING_SECONDS, Math.max(SHORTEST_RING_SECONDS, left));
  return { allLeft: true, ringSeconds };
}
