import {
  byName,
  LadderStep,
  type LadderStepProvider,
  type StepContext,
} from '../../../../src/routing/contract/index.js';

/** `+1` and the area code. */
const PREFIX_LENGTH = 5;

/** Technicians whose number has the caller's area code, by name. */
@LadderStep({
  name: 'regional',
  title: 'Regional technicians',
  description: 'Technicians whose number has the area code of the caller.',
  timeoutSeconds: 25,
  limit: 2,
  dependsOnCaller: true,
})
export class RegionalStep implements LadderStepProvider {
  candidates({ people, incident }: StepContext): readonly number[] {
    const prefix = incident.callerE164?.slice(0, PREFIX_LENGTH);
    if (prefix === undefined) return [];
    return byName(people.values())
      .filter(({ role, phoneE164 }) => role === 'technician' && phoneE164?.startsWith(prefix))
      .map(({ id }) => id);
  }
}
