import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('on a holiday the after-hours ladder is walked, also in the night that would begin on it', async (line) => {
  await line.company.hours({
    timeZone: 'UTC',
    weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '20:00', closes: '04:00' })),
    holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  });
  const ladderAt = async (instant: string): Promise<string> => {
    line.clock.set(instant);
    return (await incidentOf(line, (await line.call().next()).incidentId)).ladder;
  };

  expect(await ladderAt('2026-12-24T23:59:59Z')).toBe('business_hours');
  expect(await ladderAt('2026-12-25T03:59:59Z')).toBe('business_hours');
  expect(await ladderAt('2026-12-25T21:00:00Z')).toBe('after_hours');
  expect(await ladderAt('2026-12-26T03:00:00Z')).toBe('after_hours');
  expect(await ladderAt('2026-12-28T21:00:00Z')).toBe('business_hours');
});
