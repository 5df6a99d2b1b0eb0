import { LadderStep, type LadderStepProvider, type StepContext } from '../contract/index.js';

/** The person who answered the same caller within the last half an hour: they know what it is about. */
@LadderStep({
  name: 'repeat_caller',
  title: 'Repeat caller',
  description: 'The person who took the call when the same number called within the last 30 minutes; otherwise nobody.',
  timeoutSeconds: 30,
  dependsOnCaller: true,
  knowsCaller: true,
})
export class RepeatCallerStep implements LadderStepProvider {
  candidates({ incident: { earlierAnswererId } }: StepContext): readonly number[] {
    return earlierAnswererId === null ? [] : [earlierAnswererId];
  }
}
