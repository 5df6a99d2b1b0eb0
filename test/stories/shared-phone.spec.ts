import { expect } from 'vitest';
import { inventedPhone } from '../kit/company.js';
import { story } from '../kit/story.js';

story('a phone that two users share is rung once', async (line) => {
  const { company } = line;
  const phoneE164 = inventedPhone();
  await company.onCall(await company.technician('Ada', { phoneE164 }), 'primary');
  await company.onCall(await company.technician('Office phone', { phoneE164 }), 'secondary');
  await company.person('Mia', 'manager');

  const rung = await line.call().tryEveryone();
  expect(rung.map(({ userName }) => userName)).toEqual(['Ada', 'Mia']);
});
