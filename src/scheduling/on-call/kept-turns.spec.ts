import { describe, expect, it } from 'vitest';
import type { RotationValues } from './entry-values.js';
import { keepTurn, rotationOf } from './kept-turns.js';
import { turnAfter, turnAt } from './rotation.js';

const DAY = 86_400_000;

const WEEKLY: RotationValues = {
  name: 'Weeks',
  level: 'primary',
  timeZone: 'UTC',
  period: 'weekly',
  interval: 1,
  handoffTime: '08:00',
  handoffWeekday: null,
  startsOn: '2026-10-05',
  participants: [1, 2, 3],
  turnOffset: 0,
  begunAt: null,
};
/** In the eighth turn of it, which is the second person's. */
const NOW = Date.parse('2026-11-25T10:00:00Z');

/** Whose turn it is at an instant, and whose the next three are. */
function turnsFrom(values: RotationValues, at: number): number[] {
  const rotation = rotationOf(1, values);
  const people: number[] = [];
  for (let turn = turnAt(rotation, at); turn !== null && people.length < 4; turn = turnAfter(rotation, turn)) {
    people.push(turn.userId);
  }
  return people;
}

describe('a rotation that is changed keeps its turn under way', () => {
  it.each<[string, Partial<RotationValues>, number[]]>([
    ['nothing is different', { name: 'Other' }, [2, 3, 1, 2]],
    ['somebody is added at the end', { participants: [1, 2, 3, 4] }, [2, 3, 4, 1]],
    ['somebody is added at the top', { participants: [4, 1, 2, 3] }, [2, 3, 4, 1]],
    ['somebody who is not on call is taken out', { participants: [2, 3] }, [2, 3, 2, 3]],
    ['the order is another', { participants: [3, 2, 1] }, [2, 1, 3, 2]],
    ['turns are longer', { interval: 3 }, [2, 3, 1, 2]],
    ['turns are days', { period: 'daily' }, [2, 3, 1, 2]],
    ['the handoff is another', { handoffTime: '11:00', handoffWeekday: 3 }, [2, 3, 1, 2]],
    ['the zone is another', { timeZone: 'Pacific/Apia' }, [2, 3, 1, 2]],
    ['its person is taken out: the next takes over', { participants: [1, 3] }, [3, 1, 3, 1]],
    ['nobody of it stays', { participants: [7, 8] }, [7, 8, 7, 8]],
    ['it starts on another day: it begins anew', { startsOn: '2026-11-24' }, [1, 2, 3, 1]],
  ])('when %s', (_, change, expected) => {
    expect(turnsFrom(keepTurn(WEEKLY, { ...WEEKLY, ...change }, NOW), NOW)).toEqual(expected);
  });

  it('and the place of its person, where they stand in it more than once', () => {
    const twice = { ...WEEKLY, participants: [1, 2, 1, 3] };
    const at = NOW - 7 * DAY;
    expect(turnsFrom(twice, at)).toEqual([1, 3, 1, 2]);
    expect(turnsFrom(keepTurn(twice, { ...twice, participants: [4, 1, 2, 1, 3] }, at), at)).toEqual([1, 3, 4, 1]);
    expect(turnsFrom(keepTurn(twice, { ...twice, participants: [1, 2, 3] }, at), at)).toEqual([1, 2, 3, 1]);
  });

  it('on the day on which it begins, when the handoff is moved to later', () => {
    const at = Date.parse('2026-10-05T10:00:00Z');
    const later = keepTurn(WEEKLY, { ...WEEKLY, handoffTime: '20:00' }, at);
    expect(turnsFrom(later, at)).toEqual([1, 2, 3, 1]);
    const back = keepTurn(later, { ...later, handoffTime: '07:00' }, at);
    expect(back).toMatchObject({ begunAt: null, turnOffset: 0 });
  });

  it('and takes the new order as it is before it has begun', () => {
    const at = Date.parse('2026-10-04T10:00:00Z');
    const changed = keepTurn(WEEKLY, { ...WEEKLY, participants: [3, 2, 1] }, at);
    expect(turnsFrom(changed, at + 2 * DAY)).toEqual([3, 2, 1, 3]);
  });
});
