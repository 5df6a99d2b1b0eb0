import { byPriority, ROLES } from '../../users/index.js';
import { LadderStep, type LadderStepProvider, type StepContext } from '../contract/index.js';

/**
 * Everyone at once: technicians, then managers, then admins, by their own priority, then by name. A line that rings one
 * after the other passes it over. Its turn is announced, for a message to everyone.
 */
@LadderStep({
  name: 'broadcast',
  title: 'Broadcast',
  description: 'Everyone at once, ten at most; the first to accept has the caller. The line must be able to do that.',
  timeoutSeconds: 30,
  together: 10,
  announces: 'broadcast_due',
  tellsEveryone: true,
})
export class BroadcastStep implements LadderStepProvider {
  candidates({ people }: StepContext): readonly number[] {
    return ROLES.flatMap((role) => byPriority(people.values(), role)).map(({ id }) => id);
  }
}
