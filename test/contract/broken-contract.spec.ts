import { expect, it } from 'vitest';
import type { LadderStepProvider, StepContext } from '../../src/routing/contract/index.js';
import { namesPeopleReliably } from '../kit/step-contract.js';

let asked = 0;
const idsOf = ({ people }: StepContext): number[] => [...people.keys()];

const broken: readonly [string, LadderStepProvider['candidates'], RegExp][] = [
  ['names somebody who is not there', (moment) => [...idsOf(moment), 99], /it named 99, and no user has this id/],
  ['names a person twice', (moment) => [...idsOf(moment), ...idsOf(moment)], /it named user 1 twice/],
  ['says another thing each time', () => [(asked += 1)], /asked twice about the same moment, it named \[\d+\], then/],
  [
    'changes what it is given',
    ({ people }) => {
      (people as Map<number, unknown>).clear();
      return [];
    },
    /it changed what it was given/,
  ],
  [
    'throws',
    () => {
      throw new Error(`the register is closed\n${'and so on\n'.repeat(100_000)}`);
    },
    /it threw the register is closed and so on/,
  ],
  ['returns what is no list', () => 7 as never, /it threw .*iterable/],
];

it.each(broken)('A step that %s fails the contract in a few lines that say so', async (_, candidates, sentence) => {
  const error: unknown = await namesPeopleReliably({ name: 'broken', provider: { candidates } }).catch(
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(Error);
  const { message, stack = '' } = error as Error;
  expect(message).toContain('The step broken breaks the contract of ladder steps');
  expect(message).toMatch(sentence);
  expect(message.split('\n').length + stack.split('\n').length).toBeLessThan(50);
  expect(message.length).toBeLessThan(4000);
  // What a reporter would print beside it.
  expect(Object.keys(error as Error)).toEqual([]);
  expect((error as Error).cause).toBeUndefined();
});

it('A step that keeps the contract passes', async () => {
  await namesPeopleReliably({ name: 'sound', provider: { candidates: idsOf } });
});
