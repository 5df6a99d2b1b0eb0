import { checkFallback, checkFlow, renderFallback, type FlowDefinition } from '../../studio/index.js';
import type { LineFlow } from '../config/index.js';
import { shown } from './definition/show.js';
import type { Print } from './print.js';
import { DeployError } from './deploy-error.js';
import { chooseFallbackNumbers } from './fallback-numbers.js';
import { FRIENDLY_NAMES, type DeployedFlow } from './flows.js';
import type { Tools } from './plan.js';
import { preparedFlow, problemLine, assertNoProblems } from './prepared-flow.js';
import { fallbackWords, flowSettings } from './settings.js';
import { STUDIO_FALLBACK_WARNING } from './voice-fallback.js';

/** In the place of fallback numbers, which are not looked at here. */
const ANY_NUMBER = '+14155550123';

/**
 * Checks a line's flow, what is behind it and the fallback's documents: with our own checker, then with Twilio's where an account is set. Where a
 * setting is missing, the flows are checked with their placeholders.
 * @throws DeployError that names what is wrong, with the widgets.
 */
export async function validate(tools: Tools, line: LineFlow, print: Print): Promise<void> {
  const fillIn = await filling(tools, print);
  const flows = tools.environment.voiceFallbackUrl === null ? ([line, 'fallback'] as const) : [line];
  for (const flow of flows) {
    const friendlyName = FRIENDLY_NAMES[flow];
    const problems = checkFlow(tools.flows(flow), { withoutDocument: flow === 'fallback' });
    assertNoProblems(flow, 'our own check', problems.map(problemLine));
    const definition = fillIn(flow);
    print(`${friendlyName}: our own check finds nothing wrong`);
    if (!tools.account.isConfigured) continue;
    assertNoProblems(flow, 'Twilio', await tools.account.problemsOf(friendlyName, definition));
    print(`${friendlyName}: Twilio finds nothing wrong`);
  }
  await checkDocuments(tools, print);
  if (!tools.account.isConfigured) print('Twilio was not asked: TWILIO_ACCOUNT_SID is not set.');
}

/** The fallback's documents, of whatever numbers, hold what Twilio takes on each side of a call. */
async function checkDocuments({ environment, readLine }: Tools, print: Print): Promise<void> {
  const line = environment.twilioPhoneNumber;
  const words = fallbackWords(environment, await readLine());
  const documents = renderFallback({ numbers: [ANY_NUMBER, ANY_NUMBER], line, ...words });
  const problems = checkFallback(documents);
  if (problems.length > 0)
    throw new DeployError(`The fallback's documents can not go live:\n  ${problems.join('\n  ')}`);
  print("The fallback's documents: our own check finds nothing wrong");
  if (environment.voiceFallbackUrl === null) print(STUDIO_FALLBACK_WARNING);
}

/** How definitions are completed: with the present settings where there are all of them. */
async function filling(tools: Tools, print: Print): Promise<(flow: DeployedFlow) => FlowDefinition> {
  try {
    const own = flowSettings(tools.environment, await tools.readLine());
    const fallback = await chooseFallbackNumbers(tools.environment, tools.readPeople);
    const settings = { ...own, fallbackNumbers: fallback.numbers };
    return (flow) => preparedFlow(tools.flows, flow, settings);
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    print(`Checked with placeholders. ${shown(error.message)}`);
    return tools.flows;
  }
}
