import { expect } from 'vitest';
import { wallClockInstant } from '../../src/common/index.js';
import { storyTable } from '../kit/story-table.js';

/** A handoff at a wall-clock time, and the instant at which it must happen. */
interface Cell {
  readonly timeZone: string;
  readonly date: string;
  readonly time: string;
  readonly handoff: string;
}

const newYork = { timeZone: 'America/New_York' };
const berlin = { timeZone: 'Europe/Berlin' };

storyTable<null, Cell>('a handoff in the night in which clocks change', {
  setting: async () => null,
  cells: {
    'New York in spring, 08:00': { ...newYork, date: '2027-03-14', time: '08:00', handoff: '2027-03-14T12:00:00Z' },
    'New York in spring, skipped 02:30': {
      ...newYork,
      date: '2027-03-14',
      time: '02:30',
      handoff: '2027-03-14T07:00:00Z',
    },
    'New York in autumn, 08:00': { ...newYork, date: '2027-11-07', time: '08:00', handoff: '2027-11-07T13:00:00Z' },
    'New York in autumn, repeated 01:30': {
      ...newYork,
      date: '2027-11-07',
      time: '01:30',
      handoff: '2027-11-07T05:30:00Z',
    },
    'Berlin in spring, 08:00': { ...berlin, date: '2027-03-28', time: '08:00', handoff: '2027-03-28T06:00:00Z' },
    'Berlin in autumn, repeated 02:30': {
      ...berlin,
      date: '2027-10-31',
      time: '02:30',
      handoff: '2027-10-31T00:30:00Z',
    },
  },
  tell: async (line, { timeZone, date, time, handoff }) => {
    const hour = 3_600_000;
    const change = wallClockInstant(timeZone, date, time);
    const [ada, ben] = [await line.company.technician('Ada'), await line.company.technician('Ben')];
    // The line is that of the cells before, which may be of a later day.
    line.clock.set(new Date(change - 3 * hour));
    const iso = (instant: number): string => new Date(instant).toISOString();
    await line.company.onCall(ada, 'primary', iso(change - 2 * hour), iso(change));
    await line.company.onCall(ben, 'primary', iso(change), iso(change + 2 * hour));

    const rungAt = async (instant: number): Promise<(string | null)[]> => {
      line.clock.set(new Date(instant));
      return (await line.call().tryEveryone()).map(({ userName }) => userName);
    };
    const at = Date.parse(handoff);
    expect(await rungAt(at - 1)).toEqual(['Ada']);
    expect(await rungAt(at)).toEqual(['Ben']);
    expect(await rungAt(at + hour)).toEqual(['Ben']);
  },
});
