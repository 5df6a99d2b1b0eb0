/** How a line rings that may ring several at once. */
export interface Pace {
  /** Whether everybody who is left is rung at once. */
  readonly allLeft: boolean;
  /** How long it rings, in seconds. */
  readonly ringSeconds: number;
}

/** One ringing that is left: of one person, or of several whose step rings them at once. */
export interface DialLeft {
  /** As the ladder has it. */
  readonly stepSeconds: number;
  /** Whether it keeps its place and its time, however long the ladder is. */
  readonly ringsAlone: boolean;
}

/** What a pace is found from, in seconds. */
export interface Waiting {
  readonly budgetSeconds: number;
  readonly waitedSeconds: number;
  /** All that are left, the next one first; at least one. */
  readonly dialsLeft: readonly DialLeft[];
}

/** What a dial costs beside its ringing: a sentence to the caller, and the way to the next. */
export const AROUND_A_DIAL_SECONDS = 5;
/** Shorter than this nobody gets to their phone. */
const SHORTEST_RING_SECONDS = 15;
/** How long everybody rings together, at most. */
const TOGETHER_RING_SECONDS = 30;

/**
 * How the line goes on when the caller may not wait for ever. Dials that ring alone come first, and ring as long as their
 * step says. The others share what is left: at the ladder's own pace as long as that gives everybody a turn in time; then
 * each rings shorter; and when even that is too long, all who are left ring at once. Nobody is left out for lack of
 * time, so a caller may wait a little longer than the budget.
 */
export function paceOf({ budgetSeconds, waitedSeconds, dialsLeft }: Waiting): Pace {
  const [next] = dialsLeft;
  if (next?.ringsAlone) return { allLeft: false, ringSeconds: next.stepSeconds };
  const { kept, sharing } = demandOf(dialsLeft);
  return sharedPace(budgetSeconds - waitedSeconds - kept, sharing, next?.stepSeconds ?? SHORTEST_RING_SECONDS);
}

/** The shortest budget, in whole seconds, in which dials can ring one after the other, each for long enough. */
export function neededSeconds(dials: readonly DialLeft[]): number {
  const { kept, sharing } = demandOf(dials);
  let low = kept;
  let high = kept + sharing * (SHORTEST_RING_SECONDS + AROUND_A_DIAL_SECONDS);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(dials, middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** Whether a budget, in seconds, is enough for dials to ring one after the other, each for long enough. */
export function fits(dials: readonly DialLeft[], budgetSeconds: number): boolean {
  let { kept, sharing } = demandOf(dials);
  let left = budgetSeconds;
  for (const { stepSeconds, ringsAlone } of dials) {
    const { allLeft, ringSeconds } = ringsAlone
      ? { allLeft: false, ringSeconds: stepSeconds }
      : sharedPace(left - kept, sharing, stepSeconds);
    if (allLeft) return false;
    if (ringsAlone) kept -= costOf(stepSeconds);
    else sharing -= 1;
    left -= costOf(ringSeconds);
  }
  return left >= 0;
}

function sharedPace(left: number, sharing: number, stepSeconds: number): Pace {
  const share = Math.floor(left / Math.max(1, sharing)) - AROUND_A_DIAL_SECONDS;
  const shortest = Math.min(SHORTEST_RING_SECONDS, stepSeconds);
  if (share >= shortest) return { allLeft: false, ringSeconds: Math.min(stepSeconds, share) };
  const ringSeconds = Math.min(TOGETHER_RING_SECONDS, Math.max(SHORTEST_RING_SECONDS, Math.floor(left)));
  return { allLeft: true, ringSeconds };
}

/** The seconds that dials which ring alone take, and how many others share the rest. */
function demandOf(dials: readonly DialLeft[]): { kept: number; sharing: number } {
  const alone = dials.filter(({ ringsAlone }) => ringsAlone);
  const kept = alone.reduce((sum, { stepSeconds }) => sum + costOf(stepSeconds), 0);
  return { kept, sharing: dials.length - alone.length };
}

function costOf(ringSeconds: number): number {
  return ringSeconds + AROUND_A_DIAL_SECONDS;
}
