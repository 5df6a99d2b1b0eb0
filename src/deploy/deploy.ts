import { maskPhone, packageVersion } from '../common/index.js';
import type { LineFlow } from '../config/index.js';
import { tellAccount } from './account-report.js';
import { commitMessageFor } from './definition/differences.js';
import { shortChecksum } from './definition/normal-form.js';
import { showDifference, shown } from './definition/show.js';
import type { FallbackNumbers } from './fallback-numbers.js';
import { makePlan, type FlowPlan, type Plan, type Tools } from './plan.js';
import { assertNoProblems } from './prepared-flow.js';
import type { Print } from './print.js';
import { FIELD_NAMES, fieldChanges, wantedFields } from './twilio/number-fields.js';
import { STUDIO_FALLBACK_WARNING, voiceFallbackTarget } from './voice-fallback.js';
import { backendAddress } from './settings.js';

/** How to deploy. */
export interface DeployOptions {
  readonly flow: LineFlow;
  /** Tell what would change, and change nothing. */
  readonly dryRun: boolean;
  /** Stands with the revisions that are published; null: our version. */
  readonly message: string | null;
}

/**
 * Brings the account to what the present settings want: the flows, then the number that points at them, so that at no
 * time a call reaches a flow that is not there. What is as it should be is left alone; each change is told when it is
 * made.
 * @throws DeployError before anything is changed, for whatever can be known then.
 */
export async function deploy(tools: Tools, options: DeployOptions, print: Print): Promise<void> {
  const plan = await makePlan(tools, options.flow);
  await tellAccount(tools, print);
  print(`Fallback numbers: ${tellNumbers(plan.fallback)}`);
  if (tools.environment.voiceFallbackUrl === null) print(STUDIO_FALLBACK_WARNING);
  const flows = plan.behind === null ? [plan.line] : [plan.behind, plan.line];
  for (const { flow, friendlyName, definition, upToDate } of flows) {
    if (!upToDate) assertNoProblems(flow, 'Twilio', await tools.account.problemsOf(friendlyName, definition));
  }
  const webhooks = [];
  for (const each of flows) webhooks.push(await bringUp(tools, each, options, print));
  const [line = '', behind = ''] = webhooks.toReversed();
  const fallback = voiceFallbackTarget(tools.environment, { line, behind });
  const changed = await pointNumber(
    tools,
    plan,
    wantedFields(line, fallback, backendAddress(tools.environment)),
    options,
    print,
  );
  if (flows.every(({ upToDate }) => upToDate) && !changed) print('Nothing to change.');
  else print(options.dryRun ? 'Dry run: nothing was changed.' : 'Deployed.');
  const { lineFlow } = tools.environment;
  if (options.flow !== lineFlow) {
    print(`LINE_FLOW is still ${lineFlow}: set it to ${options.flow}, or this will be called wrong by the self-test.`);
  }
}

/** The fallback numbers, masked, and where they come from. */
export function tellNumbers({ numbers, source }: FallbackNumbers): string {
  const from = source === 'people' ? 'on call now, then managers and admins' : 'FALLBACK_NUMBERS';
  return `${numbers.map(maskPhone).join(', ')} (${from})`;
}

/** Publishes a flow where needed, and returns the address of its webhook. */
async function bringUp(tools: Tools, plan: FlowPlan, options: DeployOptions, print: Print): Promise<string> {
  const { friendlyName, definition, found, upToDate, differences } = plan;
  const before = found?.published ?? null;
  const checksum = shortChecksum(definition);
  if (found !== null && before !== null && upToDate) {
    print(`${friendlyName}: revision ${before.revision} is published and up to date (checksum ${checksum})`);
    return found.webhookUrl;
  }
  const from = before === null ? '' : `revision ${before.revision} (checksum ${shortChecksum(before.definition)}) → `;
  const commitMessage = commitMessageFor(options.message ?? `version ${packageVersion()}`, definition);
  const made = options.dryRun
    ? { revision: 'a new revision', webhookUrl: found?.webhookUrl ?? '(the webhook of the new flow)' }
    : await tools.account.publish(found?.sid ?? null, { friendlyName, definition, commitMessage });
  const to = typeof made.revision === 'number' ? `revision ${made.revision}` : made.revision;
  const doing = found === null ? 'created' : 'published';
  print(`${friendlyName}: ${options.dryRun ? 'would be ' : ''}${doing}: ${from}${to} (checksum ${checksum})`);
  if (before === null) print(`  ${definition.states.length} widgets`);
  for (const difference of differences) print(`  ${showDifference(difference)}`);
  return made.webhookUrl;
}

/** Sets the number where needed; whether there was anything to set. */
async function pointNumber(
  { account }: Tools,
  { number }: Plan,
  wanted: ReturnType<typeof wantedFields>,
  { dryRun }: DeployOptions,
  print: Print,
): Promise<boolean> {
  const changes = fieldChanges(number.fields, wanted);
  const phone = maskPhone(number.phoneNumber);
  if (changes.length === 0) {
    print(`${phone}: points at these flows already`);
    return false;
  }
  if (!dryRun) {
    await account.setNumber(number.sid, Object.fromEntries(changes.map((change) => [change.field, change.new])));
  }
  print(`${phone}: ${dryRun ? 'would be ' : ''}set up`);
  for (const change of changes) {
    print(`  ${FIELD_NAMES[change.field]}: ${shown(change.old) || '(nothing)'} → ${shown(change.new) || '(nothing)'}`);
  }
  return true;
}
