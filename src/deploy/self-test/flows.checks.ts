import { maskPhone } from '../../common/index.js';
import { differencesBetween, isOurs } from '../definition/differences.js';
import { fallbackNumbersIn } from '../definition/fallbacks.js';
import { showDifference } from '../definition/show.js';
import { FRIENDLY_NAMES, shippedFlows, type DeployedFlow } from '../flows.js';
import { preparedFlow } from '../prepared-flow.js';
import { flowSettings } from '../settings.js';
import type { AccountFlow } from '../twilio/account.service.js';
import type { Facts } from './facts.js';
import { DEPLOY, fine, notAsked, wrong, type Check } from './check.js';

/** How many differences the self-test names at most. */
const MAX_DIFFERENCES = 3;

/** What callers reach is what this version ships, with whatever fallback numbers: those have a line of their own. */
export const publishedFlows: Check = {
  name: 'published_flows',
  async run(facts) {
    await facts.reachAccount();
    const problems: string[] = [];
    const { lineFlow, voiceFallbackUrl } = facts.environment;
    const flows = voiceFallbackUrl === null ? ([lineFlow, 'fallback'] as const) : [lineFlow];
    for (const flow of flows) {
      problems.push(...problemsOf(flow, await facts.flow(flow), facts));
    }
    if (problems.length > 0) return wrong(problems.join(' '), DEPLOY);
    const names = flows.map((flow) => FRIENDLY_NAMES[flow]).join(' and ');
    return fine(
      `${names} ${flows.length > 1 ? 'are' : 'is'} published as ${flows.length > 1 ? 'they' : 'it'} should be.`,
    );
  },
};

/** Checks that the people whom the flows ring by themselves are still ours. */
export const fallbackNumbers: Check = {
  name: 'fallback_numbers',
  async run(facts) {
    await facts.reachAccount();
    const { environment } = facts;
    const flows = [await facts.flow(environment.lineFlow), await facts.flow('fallback')];
    const rung = new Set(flows.flatMap((flow) => fallbackNumbersIn(flow?.published?.definition)));
    if (rung.size === 0) return notAsked('No fallback numbers are published.', DEPLOY);
    const { fallbackNumbers: fixed } = environment;
    const ours =
      fixed.length > 0
        ? fixed
        : (await facts.people()).people.map(({ active, phoneE164 }) => (active ? phoneE164 : null));
    const strangers = [...rung].filter((number) => !ours.includes(number)).map(maskPhone);
    const where = fixed.length > 0 ? 'in FALLBACK_NUMBERS' : 'of active people';
    if (strangers.length === 0) return fine(`All ${rung.size} published fallback numbers are ${where}.`);
    return wrong(`Published as fallback, and not ${where}: ${strangers.join(', ')}.`, DEPLOY);
  },
};

function problemsOf(flow: DeployedFlow, found: AccountFlow | null, { environment, line }: Facts): string[] {
  const name = FRIENDLY_NAMES[flow];
  const published = found?.published ?? null;
  if (published === null) return [`${name} is not published.`];
  const rung = fallbackNumbersIn(published.definition);
  if (rung.length === 0) return [`${name} rings no fallback number.`];
  const ours = preparedFlow(shippedFlows, flow, { ...flowSettings(environment, line), fallbackNumbers: rung });
  if (isOurs(published.definition, published.message, ours)) return [];
  const differences = differencesBetween(published.definition, ours).map(showDifference);
  const more = differences.length > MAX_DIFFERENCES ? `; and ${differences.length - MAX_DIFFERENCES} more` : '';
  return [`${name} differs: ${differences.slice(0, MAX_DIFFERENCES).join('; ')}${more}.`];
}
