import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { UnitOfWork } from '../../database/index.js';
import { isOpen } from '../../scheduling/index.js';
import type { StepContext } from '../contract/index.js';
import { gatherCandidates, type GatheredStep } from '../gather-candidates.js';
import type { LadderDraft, LadderKind } from '../ladder/ladder.js';
import { RosterReader } from '../roster/roster-reader.service.js';
import { StepRegistry } from '../step-registry.service.js';
import type { PreviewAnswer, PreviewStep, StepProblem } from './preview.dto.js';
import { simulate, type Fate } from './simulate.js';

/** Says who would be called: the engine's own decision, asked again and again, with nothing written. */
@Injectable()
export class PreviewService {
  private readonly together: 'never' | 'by_step';

  constructor(
    private readonly rosters: RosterReader,
    private readonly registry: StepRegistry,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.together = environment.lineFlow === 'line' ? 'by_step' : 'never';
  }

  /**
   * The whole ladder at an instant, as if everyone failed to answer a caller who withholds his number. Without an
   * instant it is now, and whom other calls claim is called last, as in a real call; nobody knows who is talking at
   * another instant, so claims do not count then. A draft stands in place of the ladder of its kind.
   */
  preview(at?: Date, draft?: LadderDraft): Promise<PreviewAnswer> {
    const instant = at ?? this.clock.now();
    return this.unitOfWork.run(async (unit) => {
      const view = await this.rosters.covering(unit, instant.getTime(), instant.getTime() + 1);
      const { people, schedule } = view.roster;
      const incident = { id: null, callerE164: null, earlierAnswererId: null };
      const context: StepContext = { at: instant, incident, people, schedule, pool: view.pool, unit };
      const ladder: LadderKind = isOpen(schedule.hours, instant.getTime()) ? 'business_hours' : 'after_hours';
      const rungs = draft?.kind === ladder ? draft.rungs : view.roster.ladders[ladder];
      const asked = new Map<string, GatheredStep>();
      for (const rung of rungs) {
        const step = this.registry.find(rung.name);
        if (step) asked.set(rung.name, await gatherCandidates(rung, step, context));
      }
      const simulated = simulate([...asked.values()], at === undefined ? view.claims : new Set(), this.together);
      const fates = new Map(simulated.map(({ step, candidates }) => [step.name, candidates]));
      const steps = rungs.map(({ name, timeoutSeconds, limit }): PreviewStep => {
        const problem = problemOf(asked.get(name));
        const candidates = (fates.get(name) ?? []).map(candidateOf);
        return { name, timeoutSeconds, limit, candidates, ...(problem && { problem }) };
      });
      return { at: instant, ladder, steps };
    });
  }
}

function problemOf(step: GatheredStep | undefined): StepProblem | null {
  if (!step) return 'unknown_step';
  return step.failure === null ? null : 'step_failed';
}

function candidateOf({ userId, name, order, reason }: Fate): PreviewStep['candidates'][number] {
  return { userId, userName: name, willBeCalled: order !== null, order, ...(reason && { reason }) };
}
