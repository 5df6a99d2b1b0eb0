import { expect } from 'vitest';
import type { Employee } from '../kit/company.js';
import { attemptsOf, trailOf } from '../kit/look.js';
import { story } from '../kit/story.js';
import { storyTable } from '../kit/story-table.js';

interface Cell {
  readonly knowsIncident: boolean;
  /** The phone that was dialled last, as the flow says it. */
  readonly last: 'not said' | 'the offered one' | 'the offered one, its + lost' | 'another' | 'empty';
  readonly answer: 'again' | 'next';
  readonly fate: readonly [status: string, reason: string | null];
}

const AGAIN = { answer: 'again', fate: ['pending', null] } as const;
const PRESUMED = { answer: 'next', fate: ['failed', 'presumed: dialled, but no report came'] } as const;
const UNCONFIRMED = { answer: 'next', fate: ['unconfirmed', null] } as const;

storyTable<Employee, Cell>('a request while an offer has no result', {
  setting: async ({ company }) => {
    const ada = await company.technician('Ada');
    await company.onCall(ada, 'primary');
    await company.person('Mia', 'manager');
    return ada;
  },
  cells: {
    'no incidentId: our answer was lost': { knowsIncident: false, last: 'not said', ...AGAIN },
    'no incidentId, and an empty last phone': { knowsIncident: false, last: 'empty', ...AGAIN },
    'the last phone is the offered one': { knowsIncident: true, last: 'the offered one', ...PRESUMED },
    'the last phone is the offered one, no incidentId': { knowsIncident: false, last: 'the offered one', ...PRESUMED },
    'the last phone came through a form': { knowsIncident: true, last: 'the offered one, its + lost', ...PRESUMED },
    'the last phone is another: our answer was lost': { knowsIncident: true, last: 'another', ...AGAIN },
    'the last phone is another, no incidentId': { knowsIncident: false, last: 'another', ...AGAIN },
    'the guide’s literal body: attempted means offered': { knowsIncident: true, last: 'not said', ...UNCONFIRMED },
    'incidentId and an empty last phone': { knowsIncident: true, last: 'empty', ...UNCONFIRMED },
  },
  tell: async (line, { knowsIncident, last, answer, fate }, ada) => {
    const phones = {
      'not said': undefined,
      'the offered one': ada.phone,
      'the offered one, its + lost': ada.phone.replace('+', ' '),
      another: '+14155559999',
      empty: '',
    };
    const call = line.call();
    const { incidentId } = await call.next();
    const lastTargetPhone = phones[last];
    const reply = await call.next({
      ...(knowsIncident && { incidentId }),
      ...(lastTargetPhone !== undefined && { lastTargetPhone }),
    });

    expect(reply).toMatchObject({ incidentId, userName: answer === 'again' ? 'Ada' : 'Mia' });
    const [first] = await attemptsOf(line, incidentId);
    expect(first).toMatchObject({
      userId: ada.id,
      status: fate[0],
      reason: fate[1],
      offers: answer === 'again' ? 2 : 1,
    });
    expect(await trailOf(line, incidentId)).toEqual(['offered', answer === 'again' ? 'reoffered' : 'offered']);
  },
  options: { environment: { CLAIMED_USERS: 'ignore' } },
});

story('an offer is repeated three times at most; then the ladder goes on', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.person('Mia', 'manager');
  const call = line.call();

  const names = [];
  for (let count = 0; count < 9; count += 1) names.push((await call.next()).userName);
  expect(names).toEqual(['Ada', 'Ada', 'Ada', 'Ada', 'Mia', 'Mia', 'Mia', 'Mia', null]);
  const attempts = await attemptsOf(line, (await call.next()).incidentId);
  expect(attempts.map(({ status, offers }) => [status, offers])).toEqual([
    ['unconfirmed', 4],
    ['unconfirmed', 4],
  ]);
});
