import { onCallAt } from '../../scheduling/index.js';
import { LadderStep, type LadderStepProvider, type StepContext } from '../contract/index.js';

/** Those who stand behind the primary. */
@LadderStep({
  name: 'secondary',
  title: 'Secondary on call',
  description: 'The technician whose secondary shift it is.',
  timeoutSeconds: 30,
  whenEmpty: 'nobody_on_call',
})
export class SecondaryStep implements LadderStepProvider {
  candidates({ schedule, at }: StepContext): readonly number[] {
    return onCallAt(schedule, 'secondary', at.getTime());
  }
}
