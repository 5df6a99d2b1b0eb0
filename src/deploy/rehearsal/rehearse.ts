import { maskPhone } from '../../common/index.js';
import { fallbackNumbersIn } from '../definition/fallbacks.js';
import { FRIENDLY_NAMES } from '../flows.js';
import type { Tools } from '../plan.js';
import type { Print } from '../print.js';
import type { Evidence, Verdict } from './evidence.js';
import { STEPS, type RehearsalStep } from './steps.js';

/** How the person at the keyboard is asked. */
export interface Asker {
  /** Returns what was typed; `s` skips a step. */
  ask(question: string): Promise<string>;
  now(): Date;
}

/** What a step showed, and what was heard. */
export interface StepResult {
  readonly title: string;
  readonly verdict: Verdict['verdict'] | 'skipped';
  readonly why: string;
  readonly heard: string;
}

/**
 * Leads through the rehearsal: says what to do, reads what Twilio logged meanwhile, and judges it. Changes nothing.
 * @throws DeployError where the account can't be read.
 */
export async function rehearse(
  { account, environment }: Pick<Tools, 'account' | 'environment'>,
  asker: Asker,
  print: Print,
): Promise<StepResult[]> {
  const published = await account.flow(FRIENDLY_NAMES[environment.lineFlow]);
  const fallbackNumbers = [...environment.fallbackNumbers, ...fallbackNumbersIn(published?.published?.definition)];
  const results: StepResult[] = [];
  for (const [index, step] of STEPS.entries()) {
    print(`\n${index + 1} of ${STEPS.length}: ${step.title}`);
    for (const line of step.doThis) print(`  ${line}`);
    const since = asker.now();
    if ((await asker.ask('Press Enter when it is done, s to skip: ')).trim().toLowerCase() === 's') {
      results.push({ title: step.title, verdict: 'skipped', why: '', heard: '' });
      continue;
    }
    const heard = (await asker.ask(`${step.lookFor} `)).trim();
    const evidence = await account.evidence(since, fallbackNumbers);
    results.push(resultOf(step, evidence, heard, print));
  }
  return results;
}

/** The results as a page in Markdown, for the records. */
export function reportOf(results: readonly StepResult[], at: Date): string {
  const rows = results.map(
    ({ title, verdict, why, heard }) => `| ${title} | ${verdict} | ${cell(why)} | ${cell(heard)} |`,
  );
  return [
    `# Rehearsal of ${at.toISOString()}`,
    '',
    '| step | verdict | by the logs | heard and seen |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function resultOf(step: RehearsalStep, evidence: Evidence, heard: string, print: Print): StepResult {
  for (const { to, status, seconds } of evidence.calls) print(`  leg to ${maskPhone(to)}: ${status}, ${seconds} s`);
  for (const { to, status, errorCode } of evidence.messages) {
    print(`  message to ${maskPhone(to)}: ${status}${errorCode === null ? '' : `, error ${errorCode}`}`);
  }
  const { verdict, why } = step.judge(evidence);
  print(`  ${verdict}: ${why}`);
  return { title: step.title, verdict, why, heard };
}

function cell(text: string): string {
  return text.replaceAll('|', '/').replaceAll(/\s+/g, ' ');
}
