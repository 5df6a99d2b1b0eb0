import { expect, it } from 'vitest';
import { blockOf, isPrefix, type BlockedCaller } from './blocked-caller.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');

function entry(id: number, prefix: string, until: number | null = null): BlockedCaller {
  return { id, prefix, then: 'hang_up', until };
}

it.each([
  ['the whole number', [entry(1, '+14155551234')], 1],
  ['its beginning', [entry(1, '+1415555')], 1],
  ['the longest of several beginnings', [entry(1, '+1415'), entry(2, '+1415555'), entry(3, '+141')], 2],
  ['a shorter one where the longest is over', [entry(1, '+1415'), entry(2, '+1415555', NOW)], 1],
  ['one that still counts', [entry(1, '+1415', NOW + 1)], 1],
  ['none that has just ended', [entry(1, '+1415', NOW)], undefined],
  ['none of another number', [entry(1, '+14155551235'), entry(2, '+1416')], undefined],
  ['none without entries', [], undefined],
])('A caller is blocked by %s', (_, blocked, id) => {
  expect(blockOf(blocked, '+14155551234', NOW)?.id).toBe(id);
});

it('A caller without a number is not blocked', () => {
  expect(blockOf([entry(1, '+1415')], null, NOW)).toBeNull();
});

it.each([
  ['+141', true],
  ['+14155551234', true],
  ['+123456789012345', true],
  ['+14', false],
  ['+1234567890123456', false],
  ['+0415', false],
  ['1415', false],
  ['+1 415', false],
  ['+1415*', false],
  ['', false],
])('%j is a prefix: %j', (text, is) => {
  expect(isPrefix(text)).toBe(is);
});
