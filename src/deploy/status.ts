import { maskPhone } from '../common/index.js';
import type { LineFlow } from '../config/index.js';
import { tellAccount } from './account-report.js';
import { fallbackNumbersIn } from './definition/fallbacks.js';
import { shortChecksum } from './definition/normal-form.js';
import { showDifference, shown } from './definition/show.js';
import { tellNumbers } from './deploy.js';
import type { Print } from './print.js';
import { makePlan, type FlowPlan, type Tools } from './plan.js';
import { FIELD_NAMES, fieldChanges, wantedFields } from './twilio/number-fields.js';
import { STUDIO_FALLBACK_WARNING, voiceFallbackTarget } from './voice-fallback.js';
import { backendAddress } from './settings.js';

/** In the place of a webhook's address. */
const NO_FLOW = '(a flow that is not there yet)';

/**
 * Tells what is published, where the number points, and whether it is what the present settings want. Changes nothing.
 * @returns whether there is nothing to deploy.
 * @throws DeployError
 */
export async function status(tools: Tools, flow: LineFlow, print: Print): Promise<boolean> {
  const { line, behind, number, fallback } = await makePlan(tools, flow);
  await tellAccount(tools, print);
  for (const each of [line, behind]) if (each !== null) tellFlow(each, print);
  if (tools.environment.voiceFallbackUrl === null) print(STUDIO_FALLBACK_WARNING);
  const webhooks = { line: line.found?.webhookUrl ?? NO_FLOW, behind: behind?.found?.webhookUrl ?? NO_FLOW };
  const wanted = wantedFields(
    webhooks.line,
    voiceFallbackTarget(tools.environment, webhooks),
    backendAddress(tools.environment),
  );
  const changes = fieldChanges(number.fields, wanted);
  print(
    `${maskPhone(number.phoneNumber)}: ${changes.length === 0 ? 'points at these flows' : 'is not set up for them'}`,
  );
  for (const { field, old, new: should } of changes) {
    print(`  ${FIELD_NAMES[field]}: ${shown(old) || '(nothing)'}, should be ${shown(should) || '(nothing)'}`);
  }
  const rung = fallbackNumbersIn(line.found?.published?.definition);
  const same = rung.join() === fallback.numbers.join();
  print(`Fallback numbers: ${tellNumbers(fallback)}${same ? ', as published' : ''}`);
  if (!same) print(`  published: ${rung.map(maskPhone).join(', ') || '(none)'}`);
  const isDeployed = line.upToDate && behind?.upToDate !== false && changes.length === 0;
  print(isDeployed ? 'Up to date.' : 'Not up to date: "npm run studio -- deploy" changes that.');
  return isDeployed;
}

function tellFlow({ friendlyName, definition, found, upToDate, differences }: FlowPlan, print: Print): void {
  const published = found?.published ?? null;
  if (found === null) return print(`${friendlyName}: is not in the account`);
  if (published === null) return print(`${friendlyName}: has no published revision`);
  const [theirs, ours] = [shortChecksum(upToDate ? definition : published.definition), shortChecksum(definition)];
  const compared = upToDate ? `checksum ${ours}, as ours` : `checksum ${theirs}, ours is ${ours}`;
  print(`${friendlyName}: revision ${published.revision} is published (${compared})`);
  if (found.revision > published.revision) print(`  revision ${found.revision} is a draft that no caller reaches`);
  for (const difference of differences) print(`  ${showDifference(difference)}`);
}
