import { isTransient, RepeatUnit } from '../database/index.js';
import type { NewEvent, NewOffer } from '../incidents/index.js';
import { stepFailed } from './call-events.js';
import type { CommitContext } from './contract/index.js';
import type { StepRegistry } from './step-registry.service.js';

/**
 * Tells steps with a memory who of theirs is offered, in the offer's transaction. A step that fails to remember does not
 * take its candidate's turn away: the call goes on, and the trail says it (what is returned).
 * @throws whatever makes the unit be repeated; RepeatUnit of a step only where `insists`.
 */
export async function rememberChosen(
  registry: StepRegistry,
  offers: readonly NewOffer[],
  context: CommitContext,
  insists: boolean,
): Promise<NewEvent[]> {
  const failures: NewEvent[] = [];
  for (const { stepName, userId } of offers) {
    try {
      await registry.find(stepName)?.provider.chosen?.(userId, context);
    } catch (error) {
      if (isTransient(error) && (insists || !(error instanceof RepeatUnit))) throw error;
      failures.push(stepFailed(stepName, error instanceof Error ? error.message : 'threw no Error'));
    }
  }
  return failures;
}
