import { expect } from 'vitest';
import { story } from '../kit/story.js';

story('anyone who is unavailable, inactive or has no phone is skipped', async (line) => {
  const { company } = line;
  await company.onCall(await company.technician('Una', { available: false }), 'primary');
  await company.onCall(await company.technician('Ina', { active: false }), 'secondary');
  await company.person('Noa', 'admin', { phoneE164: null });
  await company.person('Una too', 'admin', { available: false });
  await company.person('Mia', 'manager');

  const rung = await line.call().tryEveryone();
  expect(rung.map(({ userName }) => userName)).toEqual(['Mia']);
});
