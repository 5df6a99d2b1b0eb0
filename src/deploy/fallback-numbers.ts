import type { Environment } from '../config/index.js';
import { onCallAt, type OnCallPlan } from '../scheduling/index.js';
import { byPriority, isAvailable, type Person } from '../users/index.js';
import { DeployError } from './deploy-error.js';

/** How many fallback numbers a flow rings, one after the other (prepareFlow). */
const MAX_NUMBERS = 5;

/** Everybody, and who is on call, at an instant (epoch milliseconds). */
export interface PresentPeople {
  readonly people: readonly Person[];
  readonly plan: OnCallPlan;
  readonly at: number;
}

/** The numbers that a flow rings by itself, in order, and where they come from. */
export interface FallbackNumbers {
  readonly numbers: readonly string[];
  readonly source: 'FALLBACK_NUMBERS' | 'people';
}

/**
 * FALLBACK_NUMBERS, which the environment refuses where the line itself is among them; where it is empty, the phones of the primary and the secondary on call, then of managers and of
 * admins by their priority, as far as they are active and available. No phone twice, and never the line's own.
 * @throws DeployError where there isn't one.
 */
export async function chooseFallbackNumbers(
  environment: Pick<Environment, 'fallbackNumbers' | 'twilioPhoneNumber'>,
  read: () => Promise<PresentPeople>,
): Promise<FallbackNumbers> {
  const { fallbackNumbers, twilioPhoneNumber: own } = environment;
  if (fallbackNumbers.length > 0) return { numbers: [...new Set(fallbackNumbers)], source: 'FALLBACK_NUMBERS' };
  const numbers = phonesOf(await read()).filter((phone) => phone !== own);
  if (numbers.length > 0) return { numbers: numbers.slice(0, MAX_NUMBERS), source: 'people' };
  throw new DeployError(
    'There is no fallback number: set FALLBACK_NUMBERS, or give somebody on call, a manager or an admin a phone.',
  );
}

function phonesOf({ people, plan, at }: PresentPeople): string[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const onCall = [...onCallAt(plan, 'primary', at), ...onCallAt(plan, 'secondary', at)].map((id) => byId.get(id));
  const ordered = [...onCall, ...byPriority(people, 'manager'), ...byPriority(people, 'admin')];
  const phones = ordered.map((person) => (person?.active && isAvailable(person, at) ? person.phoneE164 : null));
  return [...new Set(phones.filter((phone) => phone !== null))];
}
