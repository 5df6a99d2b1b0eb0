import { onCallAt } from '../../scheduling/index.js';
import { LadderStep, type LadderStepProvider, type StepContext } from '../contract/index.js';

/** The person who is on call first. */
@LadderStep({
  name: 'primary_oncall',
  title: 'Primary on call',
  description: 'The technician whose primary shift it is.',
  timeoutSeconds: 30,
  whenEmpty: 'nobody_on_call',
})
export class PrimaryOncallStep implements LadderStepProvider {
  candidates({ schedule, at }: StepContext): readonly number[] {
    return onCallAt(schedule, 'primary', at.getTime());
  }
}
