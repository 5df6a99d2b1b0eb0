import { byPriority } from '../../users/index.js';
import { LadderStep, type LadderStepProvider, type StepContext } from '../contract/index.js';

/** All managers, one after the other. */
@LadderStep({
  name: 'manager',
  title: 'Managers',
  description: 'All managers, by their own priority, then by name.',
  timeoutSeconds: 20,
})
export class ManagerStep implements LadderStepProvider {
  candidates({ people }: StepContext): readonly number[] {
    return byPriority(people.values(), 'manager').map(({ id }) => id);
  }
}
