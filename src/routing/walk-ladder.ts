import type { StepContext } from './contract/index.js';
import { decide, type Decision } from './decide.js';
import { decideAtPace, stepSecondsOf, type LineAbility } from './decide-in-budget.js';
import type { Situation } from './situation.js';
import { gatherCandidates, type GatheredStep } from './gather-candidates.js';
import type { LadderRung } from './ladder/ladder.js';
import { placedRungs } from './ladder/placed-rungs.js';
import type { StepRegistry } from './step-registry.service.js';

/** A decision with the steps that were asked for it. */
export interface Walk {
  readonly decision: Decision;
  readonly asked: readonly GatheredStep[];
  /** What it was decided upon, beside the steps. */
  readonly situation: Omit<Situation, 'steps'>;
  /** How long the phones of those who are offered ring, in seconds. */
  readonly ringSeconds: number;
}

/** What steps have said that took their time, by the step's name. */
export type LateSteps = Map<string, GatheredStep>;

/**
 * Walks a ladder from the top. A line that rings one at a time asks no more steps than its decision needs: a lower step
 * can only matter while those above it offer nobody who isn't busy. A line that may ring several looks at the whole ladder,
 * for its ring times depend on how many are left. Steps that nobody registered are passed over.
 *
 * Returns at once, so that nothing can change between what is looked at and what is decided. Where a step takes its time, a
 * promise is returned instead: when it resolves the step has answered, into `late`, and the ladder is to be walked again.
 */
export function walkLadder(
  rungs: readonly LadderRung[],
  registry: StepRegistry,
  context: StepContext,
  line: LineAbility,
  lineNumbers: ReadonlySet<string>,
  about: Omit<Situation, 'steps' | 'together'>,
  late: LateSteps,
): Walk | Promise<void> {
  const situation = { ...about, together: line.kind === 'together' ? 'by_step' : 'never' } as const;
  const asked: GatheredStep[] = [];
  let decision = decide({ ...situation, steps: asked });
  for (const placed of placedRungs(rungs, registry)) {
    const isFound = decision.kind === 're-offer' || (decision.kind === 'offer' && !decision.people[0]?.claimed);
    if (isFound && line.kind === 'one_at_a_time') break;
    const { name } = placed.rung;
    const step = late.get(name) ?? gatherCandidates(placed, context, lineNumbers);
    if (step instanceof Promise) return step.then((gathered) => void late.set(name, gathered));
    if (step === null) continue;
    asked.push(step);
    decision = decide({ ...situation, steps: asked });
  }
  if (line.kind === 'one_at_a_time') return { decision, asked, situation, ringSeconds: stepSecondsOf(decision) };
  const { together, ...paced } = decideAtPace({ ...about, steps: asked }, line);
  return { ...paced, asked, situation: { ...about, together } };
}

/** An event that a step announces its turn by, and whether everyone is told of it. */
export interface Announcement {
  readonly event: string;
  readonly tellsEveryone: boolean;
}

/**
 * The events of steps whose turn has come and gone with this decision for the first time, or has come for a step that is
 * rung at once: no earlier offer came from below them, and the ladder had never been exhausted.
 */
export function announcements(
  rungs: readonly LadderRung[],
  { decision, asked, situation }: Walk,
  registry: StepRegistry,
  before: { readonly offeredSteps: readonly string[]; readonly wasExhausted: boolean },
): Announcement[] {
  if (decision.kind === 're-offer' || before.wasExhausted) return [];
  const names = rungs.map(({ name }) => name);
  const first = decision.kind === 'offer' && situation.together !== 'all_left' ? decision.people[0] : undefined;
  const reached = first === undefined ? names.length : names.indexOf(first.step.name);
  const alreadyBelow = Math.max(-1, ...before.offeredSteps.map((name) => names.indexOf(name)));
  const passed = asked.filter(({ name, together }) => {
    const index = names.indexOf(name);
    return index > alreadyBelow && (index < reached || (index === reached && together !== null));
  });
  return passed.flatMap(({ name }) => {
    const { announces: event, tellsEveryone = false } = registry.find(name) ?? {};
    return event === undefined ? [] : [{ event, tellsEveryone }];
  });
}
