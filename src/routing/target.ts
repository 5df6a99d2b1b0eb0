import type { AttemptRecord } from '../incidents/index.js';
import type { NextTarget } from './next-target.js';

/** Somebody who is to be rung. */
export type RungPerson = Pick<AttemptRecord, 'userId' | 'userName' | 'phoneE164' | 'stepName'>;

/** Who is to be rung, or why nobody is; `turned_away`: the call came from the line itself. */
export type Target =
  | {
      readonly kind: 'ring';
      readonly incidentId: number;
      /** The how manieth time of the incident that the line rings. */
      readonly dial: number;
      readonly ringSeconds: number;
      /** One, or those who are rung at once. */
      readonly people: readonly RungPerson[];
    }
  | {
      readonly kind: 'nobody';
      readonly incidentId: number;
      readonly why: 'exhausted' | 'answered' | 'completed' | 'turned_away';
    };

/** A target in the five keys of the guide, for a line that rings one at a time. */
export function toNextTarget(target: Target): NextTarget {
  const { incidentId } = target;
  if (target.kind === 'nobody') {
    const stepName = target.why === 'turned_away' ? 'completed' : target.why;
    return { incidentId, nextPhoneE164: null, stepName, timeoutSeconds: 0, userName: null };
  }
  const [{ phoneE164, stepName, userName } = { phoneE164: null, stepName: 'exhausted', userName: null }] =
    target.people;
  return { incidentId, nextPhoneE164: phoneE164, stepName, timeoutSeconds: target.ringSeconds, userName };
}
