import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('a span may run over midnight, and another until 24:00', async (line) => {
  await line.company.hours({
    timeZone: 'UTC',
    weekly: [
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '22:00', closes: '06:00' },
      { weekday: 3, opens: '18:00', closes: '24:00' },
    ],
    holidays: [],
  });
  const edges = {
    '2026-11-23T09:00:00Z': '2026-11-23T12:00:00Z',
    '2026-11-23T22:00:00Z': '2026-11-24T06:00:00Z',
    '2026-11-25T18:00:00Z': '2026-11-26T00:00:00Z',
  };
  const isBusiness = async (instant: number): Promise<boolean> => {
    line.clock.set(new Date(instant));
    const { incidentId } = await line.call().next();
    return (await incidentOf(line, incidentId)).ladder === 'business_hours';
  };
  for (const [opens, closes] of Object.entries(edges).map(
    ([from, to]) => [Date.parse(from), Date.parse(to)] as const,
  )) {
    const seen = [];
    for (const instant of [opens - 1, opens, (opens + closes) / 2, closes - 1, closes])
      seen.push(await isBusiness(instant));
    expect(seen).toEqual([false, true, true, true, false]);
  }
});
