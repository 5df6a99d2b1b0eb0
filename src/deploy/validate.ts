import { checkFlow, type FlowDefinition } from '../../studio/index.js';
import type { LineFlow } from '../config/index.js';
import { shown } from './definition/show.js';
import type { Print } from './deploy.js';
import { DeployError } from './deploy-error.js';
import { chooseFallbackNumbers } from './fallback-numbers.js';
import { FRIENDLY_NAMES, type DeployedFlow } from './flows.js';
import type { Tools } from './plan.js';
import { preparedFlow, problemLine, refuse } from './prepared-flow.js';
import { flowSettings } from './settings.js';

/**
 * Checks a line's flow and the one behind it: with our own checker, then with Twilio's where an account is set. Where a
 * setting is missing, the flows are checked with their placeholders.
 * @throws DeployError that names what is wrong, with the widgets.
 */
export async function validate(tools: Tools, line: LineFlow, print: Print): Promise<void> {
  const fillIn = await filling(tools, print);
  for (const flow of [line, 'fallback'] as const) {
    const friendlyName = FRIENDLY_NAMES[flow];
    refuse(flow, 'our own check', checkFlow(tools.flows(flow)).map(problemLine));
    const definition = fillIn(flow);
    print(`${friendlyName}: our own check finds nothing wrong`);
    if (!tools.account.isConfigured) continue;
    refuse(flow, 'Twilio', await tools.account.problemsOf(friendlyName, definition));
    print(`${friendlyName}: Twilio finds nothing wrong`);
  }
  if (!tools.account.isConfigured) print('Twilio was not asked: TWILIO_ACCOUNT_SID is not set.');
}

/** How definitions are completed: with the present settings where there are all of them. */
async function filling(tools: Tools, print: Print): Promise<(flow: DeployedFlow) => FlowDefinition> {
  try {
    const own = flowSettings(tools.environment);
    const fallback = await chooseFallbackNumbers(tools.environment, tools.readPeople);
    const settings = { ...own, fallbackNumbers: fallback.numbers };
    return (flow) => preparedFlow(tools.flows, flow, settings);
  } catch (error) {
    if (!(error instanceof DeployError)) throw error;
    print(`Checked with placeholders. ${shown(error.message)}`);
    return tools.flows;
  }
}
