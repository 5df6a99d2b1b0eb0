import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { storyTable } from '../kit/story-table.js';

/** Hours of every day in a zone; the instants between which they are open on the day of a clock change. */
interface Cell {
  readonly timeZone: string;
  readonly opens: string;
  readonly closes: string;
  readonly openFrom: string;
  readonly openUntil: string;
}

const newYork = { timeZone: 'America/New_York' };
const berlin = { timeZone: 'Europe/Berlin' };
const office = { opens: '08:00', closes: '17:00' };

storyTable<null, Cell>('business hours on the days on which clocks change', {
  setting: async () => null,
  cells: {
    'New York, the day before spring': {
      ...newYork,
      ...office,
      openFrom: '2027-03-13T13:00:00Z',
      openUntil: '2027-03-13T22:00:00Z',
    },
    'New York in spring': {
      ...newYork,
      ...office,
      openFrom: '2027-03-14T12:00:00Z',
      openUntil: '2027-03-14T21:00:00Z',
    },
    'New York in autumn': {
      ...newYork,
      ...office,
      openFrom: '2027-11-07T13:00:00Z',
      openUntil: '2027-11-07T22:00:00Z',
    },
    'New York opens in the hour that spring skips': {
      ...newYork,
      opens: '02:30',
      closes: '04:00',
      openFrom: '2027-03-14T07:00:00Z',
      openUntil: '2027-03-14T08:00:00Z',
    },
    'New York opens in the hour that autumn repeats': {
      ...newYork,
      opens: '01:30',
      closes: '03:00',
      openFrom: '2027-11-07T05:30:00Z',
      openUntil: '2027-11-07T08:00:00Z',
    },
    'New York closes in the hour that autumn repeats': {
      ...newYork,
      opens: '00:30',
      closes: '01:30',
      openFrom: '2027-11-07T04:30:00Z',
      openUntil: '2027-11-07T05:30:00Z',
    },
    'Berlin in spring': { ...berlin, ...office, openFrom: '2027-03-28T06:00:00Z', openUntil: '2027-03-28T15:00:00Z' },
    'Berlin in autumn': { ...berlin, ...office, openFrom: '2027-10-31T07:00:00Z', openUntil: '2027-10-31T16:00:00Z' },
    'Berlin opens in the hour that spring skips': {
      ...berlin,
      opens: '02:30',
      closes: '04:00',
      openFrom: '2027-03-28T01:00:00Z',
      openUntil: '2027-03-28T02:00:00Z',
    },
    'Berlin closes in the hour that autumn repeats': {
      ...berlin,
      opens: '01:00',
      closes: '02:30',
      openFrom: '2027-10-30T23:00:00Z',
      openUntil: '2027-10-31T00:30:00Z',
    },
  },
  tell: async (line, { timeZone, opens, closes, openFrom, openUntil }) => {
    const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }));
    await line.company.hours({ timeZone, weekly, holidays: [] });
    const ladderAt = async (instant: number): Promise<string> => {
      line.clock.set(new Date(instant));
      return (await incidentOf(line, (await line.call().next()).incidentId)).ladder;
    };
    const ladders = [];
    for (const edge of [Date.parse(openFrom), Date.parse(openUntil)]) {
      ladders.push(await ladderAt(edge - 1), await ladderAt(edge));
    }
    expect(ladders).toEqual(['after_hours', 'business_hours', 'business_hours', 'after_hours']);
  },
});
