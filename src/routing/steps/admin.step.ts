import { byPriority } from '../../users/index.js';
import { LadderStep, type LadderStepProvider, type StepContext } from '../contract/index.js';

/** All admins, one after the other. */
@LadderStep({
  name: 'admin',
  title: 'Admins',
  description: 'All admins, by their own priority, then by name.',
  timeoutSeconds: 20,
})
export class AdminStep implements LadderStepProvider {
  candidates({ people }: StepContext): readonly number[] {
    return byPriority(people.values(), 'admin').map(({ id }) => id);
  }
}
