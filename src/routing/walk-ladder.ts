import type { StepContext } from './contract/index.js';
import { decide, type Decision, type Situation } from './decide.js';
import { gatherCandidates, type GatheredStep } from './gather-candidates.js';
import type { LadderRung } from './ladder/ladder.js';
import type { StepRegistry } from './step-registry.service.js';

/** A decision with the steps that were asked for it. */
export interface Walk {
  readonly decision: Decision;
  readonly asked: readonly GatheredStep[];
  /** What it was decided upon, beside the steps. */
  readonly situation: Omit<Situation, 'steps'>;
}

/**
 * Walks a ladder from the top and asks no more steps than the decision needs: a lower rung can only matter while those
 * above it offer nobody whom no other call claims. Steps that nobody registered are passed over.
 */
export async function walkLadder(
  rungs: readonly LadderRung[],
  registry: StepRegistry,
  context: StepContext,
  situation: Omit<Situation, 'steps'>,
): Promise<Walk> {
  const asked: GatheredStep[] = [];
  let decision = decide({ ...situation, steps: asked });
  for (const rung of rungs) {
    if (decision.kind === 're-offer' || (decision.kind === 'offer' && !decision.claimed)) break;
    const step = registry.find(rung.name);
    if (!step) continue;
    asked.push(await gatherCandidates(rung, step, context));
    decision = decide({ ...situation, steps: asked });
  }
  return { decision, asked, situation };
}

/**
 * The events of steps whose turn has come and gone with this decision for the first time: no earlier offer came from
 * below them, and the ladder had never been exhausted.
 */
export function announcements(
  rungs: readonly LadderRung[],
  { decision, asked }: Walk,
  registry: StepRegistry,
  before: { readonly offeredSteps: readonly string[]; readonly wasExhausted: boolean },
): string[] {
  if (decision.kind === 're-offer' || before.wasExhausted) return [];
  const names = rungs.map(({ name }) => name);
  const reached = decision.kind === 'offer' ? names.indexOf(decision.step.name) : names.length;
  const alreadyBelow = Math.max(-1, ...before.offeredSteps.map((name) => names.indexOf(name)));
  const passed = asked
    .map(({ name }) => name)
    .filter((name) => {
      const index = names.indexOf(name);
      return index < reached && index > alreadyBelow;
    });
  return passed.map((name) => registry.find(name)?.announces).filter((event) => event !== undefined);
}
