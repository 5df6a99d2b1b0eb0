import { expect } from 'vitest';
import { MONDAY_NIGHT } from '../kit/line.js';
import { story } from '../kit/story.js';

story(
  'after hours the manager comes before the admin, and the pool comes last',
  async (line) => {
    const { company } = line;
    await company.person('Abe', 'admin');
    await company.person('Mia', 'manager');
    await company.onCall(await company.technician('Ben'), 'secondary');
    await company.onCall(await company.technician('Ada'), 'primary');
    await company.pool(await company.technician('Pia'));

    const rung = await line.call().tryEveryone();
    expect(rung.map(({ userName, stepName, timeoutSeconds }) => [userName, stepName, timeoutSeconds])).toEqual([
      ['Ada', 'primary_oncall', 30],
      ['Ben', 'secondary', 30],
      ['Mia', 'manager', 20],
      ['Abe', 'admin', 20],
      ['Pia', 'rotating_pool', 20],
    ]);
  },
  { start: MONDAY_NIGHT },
);
