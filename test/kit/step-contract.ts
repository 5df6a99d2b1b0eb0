import fc from 'fast-check';
import { expect } from 'vitest';
import type { StepContext } from '../../src/routing/contract/index.js';
import type { RegisteredStep } from '../../src/routing/index.js';
import { randomMoments } from './step-context.js';

/** How much of what a step did stands in a failure, in characters. */
const MAX_SHOWN = 600;

/** Throws unless a step presents itself as editors of ladders need it. */
export function presentsItself(step: RegisteredStep): void {
  expect(step.title.trim()).not.toBe('');
  expect(step.timeoutSeconds).toBeGreaterThanOrEqual(1);
  expect(step.timeoutSeconds).toBeLessThanOrEqual(600);
  expect(Number.isInteger(step.timeoutSeconds)).toBe(true);
  if (step.limit !== undefined) expect(step.limit).toBeGreaterThanOrEqual(1);
}

/**
 * Throws unless a step names people reliably in any company at any moment: ids of users, nobody twice, the same when it is
 * asked again, and nothing changed of what it was given. The error says what was wrong, and shows the smallest company in
 * which it was.
 */
export async function namesPeopleReliably(step: Pick<RegisteredStep, 'name' | 'provider'>): Promise<void> {
  const found: { problem: string | null } = { problem: null };
  const holds = fc.asyncProperty(randomMoments(), async (moment) => {
    const problem = await problemOf(step, moment);
    if (problem !== null) found.problem = problem;
    return problem === null;
  });
  const { failed, counterexample, seed } = await fc.check(holds, { numRuns: 300 });
  if (!failed) return;
  const [moment] = counterexample ?? [];
  throw new Error(
    [
      `The step ${step.name} breaks the contract of ladder steps: ${found.problem ?? 'it could not be asked'}`,
      ...(moment ? ['The smallest moment in which it does:', ...shown(moment)] : []),
      `(seed ${seed})`,
    ].join('\n'),
  );
}

async function problemOf({ provider }: Pick<RegisteredStep, 'provider'>, moment: StepContext): Promise<string | null> {
  const before = textOf(moment);
  try {
    const first = [...(await provider.candidates(moment))];
    if (textOf(moment) !== before) return 'it changed what it was given';
    const again = [...(await provider.candidates(moment))];
    if (JSON.stringify(again) !== JSON.stringify(first)) {
      return cut(`asked twice about the same moment, it named ${JSON.stringify(first)}, then ${JSON.stringify(again)}`);
    }
    const unknown = first.find((id) => !moment.people.has(id));
    if (unknown !== undefined) return cut(`it named ${JSON.stringify(unknown)}, and no user has this id`);
    const twice = first.find((id, index) => first.indexOf(id) !== index);
    return twice === undefined ? null : `it named user ${twice} twice`;
  } catch (error) {
    return cut(`it threw ${error instanceof Error ? error.message : 'something that is no Error'}`);
  }
}

function textOf({ people, ...rest }: StepContext): string {
  return JSON.stringify([rest, ...people]);
}

/** A moment as a few lines. */
function shown({ at, incident, people, schedule, pool }: StepContext): string[] {
  return [
    `  at ${at.toISOString()}, caller ${incident.callerE164 ?? 'unknown'}, answered before by ${incident.earlierAnswererId ?? 'nobody'}`,
    `  people: ${[...people.values()].map(({ id, name, role, phoneE164 }) => `${id} ${name} (${role}, ${phoneE164 ?? 'no phone'})`).join('; ') || 'nobody'}`,
    `  shifts: ${schedule.shifts.map(({ userId, level }) => `${userId} ${level}`).join('; ') || 'none'}`,
    `  pool: ${pool.map(({ userId }) => userId).join(', ') || 'nobody'}`,
  ].map(cut);
}

function cut(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN)} …`;
}
