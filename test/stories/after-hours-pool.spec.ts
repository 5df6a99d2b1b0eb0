import { expect } from 'vitest';
import { MONDAY_NIGHT } from '../kit/line.js';
import { story } from '../kit/story.js';

story(
  'after hours the pool gives three, and the next call starts with the fourth',
  async (line) => {
    const pool = [];
    for (const name of ['Ada', 'Ben', 'Cem', 'Dora', 'Eva']) pool.push(await line.company.technician(name));
    await line.company.pool(...pool);

    const first = await line.call().tryEveryone();
    expect(first.map(({ userName, stepName }) => [userName, stepName])).toEqual([
      ['Ada', 'rotating_pool'],
      ['Ben', 'rotating_pool'],
      ['Cem', 'rotating_pool'],
    ]);
    const second = await line.call().tryEveryone();
    expect(second.map(({ userName }) => userName)).toEqual(['Dora', 'Eva', 'Ada']);
  },
  { start: MONDAY_NIGHT },
);
