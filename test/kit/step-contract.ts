import fc from 'fast-check';
import { expect } from 'vitest';
import type { Unit } from '../../src/database/index.js';
import type { RegisteredStep } from '../../src/routing/index.js';
import { randomMoments } from './step-context.js';

/** How a step presents itself to those who edit ladders. */
export function presentsItself(step: RegisteredStep): void {
  expect(step.title.trim()).not.toBe('');
  expect(step.timeoutSeconds).toBeGreaterThanOrEqual(1);
  expect(step.timeoutSeconds).toBeLessThanOrEqual(600);
  expect(Number.isInteger(step.timeoutSeconds)).toBe(true);
  if (step.limit !== undefined) expect(step.limit).toBeGreaterThanOrEqual(1);
}

/** In any company at any moment: ids of users, the same twice, and nothing changed of what it was given. */
export async function namesPeopleReliably(step: RegisteredStep, unit: Unit): Promise<void> {
  await fc.assert(
    fc.asyncProperty(randomMoments(unit), async (moment) => {
      const { unit: _, people, ...rest } = moment;
      const before = JSON.stringify([rest, ...people]);
      const first = [...(await step.provider.candidates(moment))];
      expect(JSON.stringify([rest, ...people])).toBe(before);
      expect(await step.provider.candidates(moment)).toEqual(first);
      for (const id of first) expect(people.has(id), `${step.name} named ${id}, whom nobody is`).toBe(true);
      expect(new Set(first).size).toBe(first.length);
    }),
    { numRuns: 300 },
  );
}
