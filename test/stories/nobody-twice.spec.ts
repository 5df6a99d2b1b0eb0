import { expect } from 'vitest';
import { MONDAY_NIGHT } from '../kit/line.js';
import { story } from '../kit/story.js';

story(
  'a person who stands on several steps is rung once in a call, on the first of them',
  async (line) => {
    const { company } = line;
    const abe = await company.person('Abe', 'admin');
    await company.onCall(abe, 'secondary');
    await company.onCall(abe, 'primary');
    await company.pool(abe, await company.technician('Pia'));

    const rung = await line.call().tryEveryone();
    expect(rung.map(({ userName, stepName }) => [userName, stepName])).toEqual([
      ['Abe', 'primary_oncall'],
      ['Pia', 'rotating_pool'],
    ]);
  },
  { start: MONDAY_NIGHT },
);
