import { DeployError } from '../deploy-error.js';
import { notAsked, wrong, type Check, type Finding } from './check.js';
import type { Facts } from './facts.js';
import { NotAsked } from './not-asked.js';

/**
 * Runs a check; a check that fails is a finding too. Never throws.
 * @param failed is told why, where it isn't one of the errors that have a sentence of their own.
 */
export async function findingOf(
  check: Check,
  facts: Facts,
  failed: (check: Check, why: string) => void,
): Promise<Finding> {
  try {
    return await check.run(facts);
  } catch (error) {
    if (error instanceof NotAsked) return notAsked(error.message);
    if (error instanceof DeployError) return wrong(error.message, 'Mend that, then run this test again.');
    failed(check, error instanceof Error ? error.message : 'unknown');
    return wrong('This check itself has failed.', 'Look at the log of the service.');
  }
}
