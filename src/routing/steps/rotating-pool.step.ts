import { takeTurn } from '../../scheduling/index.js';
import { LadderStep, type LadderStepProvider, type CommitContext, type StepContext } from '../contract/index.js';

/** The next people of the pool: the one who was offered longest ago comes first, so that nights are shared fairly. */
@LadderStep({
  name: 'rotating_pool',
  title: 'Rotating pool',
  description: 'The next three of the pool, those first who had no turn for the longest time.',
  timeoutSeconds: 20,
  limit: 3,
  takesPoolTurn: true,
})
export class RotatingPoolStep implements LadderStepProvider {
  candidates({ pool }: StepContext): readonly number[] {
    return pool.map(({ userId }) => userId);
  }

  async chosen(userId: number, { unit, pool }: CommitContext): Promise<void> {
    await takeTurn(unit, pool, userId);
  }
}
