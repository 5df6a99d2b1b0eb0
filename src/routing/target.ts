import type { AttemptRecord } from '../incidents/index.js';
import type { NextTarget } from './next-target.js';

/** Somebody who is to be rung. */
export type RungPerson = Pick<AttemptRecord, 'userId' | 'userName' | 'phoneE164' | 'stepName'>;

/**
 * Who is to be rung, or why nobody is. `turned_away`: the call came from the line itself. `blocked`: its caller is, and is told
 * so. `message_only`: the caller may leave a message, and nothing else.
 */
export type Target =
  | {
      readonly kind: 'ring';
      readonly incidentId: number;
      /** The number of the dial, counted within the incident. */
      readonly dial: number;
      readonly ringSeconds: number;
      /** One, or those who are rung at once. */
      readonly people: readonly RungPerson[];
    }
  | {
      readonly kind: 'nobody';
      readonly incidentId: number;
      readonly why: 'exhausted' | 'answered' | 'completed' | 'turned_away' | 'blocked' | 'message_only';
    };

/** A target in the five keys of the guide, for a line that rings one at a time. */
export function toNextTarget(target: Target): NextTarget {
  const { incidentId } = target;
  if (target.kind === 'nobody') {
    return { incidentId, nextPhoneE164: null, stepName: wordOf(target), timeoutSeconds: 0, userName: null };
  }
  const [{ phoneE164, stepName, userName } = { phoneE164: null, stepName: 'exhausted', userName: null }] =
    target.people;
  return { incidentId, nextPhoneE164: phoneE164, stepName, timeoutSeconds: target.ringSeconds, userName };
}

/** The guide has three words; a call for which nobody is ever rung is over. */
function wordOf({ why }: Target & { kind: 'nobody' }): string {
  return why === 'exhausted' || why === 'answered' ? why : 'completed';
}
