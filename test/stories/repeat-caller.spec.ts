import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('a caller who calls again within 30 minutes is linked to their newest call', async (line) => {
  const callFrom = async (caller: string): Promise<number> => (await line.call(undefined, caller).next()).incidentId;
  const linkOf = async (id: number): Promise<number | null> => (await incidentOf(line, id)).relatedIncidentId;

  const first = await callFrom('+14155551234');
  line.clock.advance(60);
  const second = await callFrom('+1 (415) 555-1234');
  const other = await callFrom('+14155551235');
  line.clock.advance(1800);
  const third = await callFrom('+14155551234');
  line.clock.advance(10);
  const fourth = await callFrom('+14155551234');
  line.clock.advance(10);
  const fifth = await callFrom('+14155551234');
  line.clock.advance(1801);
  const late = await callFrom('+14155551234');

  const links = await Promise.all([first, second, other, third, fourth, fifth, late].map(linkOf));
  expect(links).toEqual([null, first, null, second, third, fourth, null]);
});
