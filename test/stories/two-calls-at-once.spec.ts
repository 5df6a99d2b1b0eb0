import { expect } from 'vitest';
import { eventsOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('calls in one instant do not share a technician while another is free', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.onCall(await line.company.technician('Ben'), 'secondary');
  await line.company.person('Mia', 'manager');

  const targets = await Promise.all([line.call(), line.call(), line.call()].map((call) => call.next()));
  expect(targets.map(({ userName }) => String(userName)).toSorted()).toEqual(['Ada', 'Ben', 'Mia']);
});

story('calls do share a technician when nobody else is left', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.person('Mia', 'manager');

  await line.call().next();
  await line.call().next();
  const third = line.call();
  const target = await third.tryNext();
  expect(target.userName).toBe('Ada');
  const [event] = await eventsOf(line, target.incidentId);
  expect(event?.data).toMatchObject({ facts: { claimed: true } });
  expect((await third.tryNext(target.incidentId)).userName).toBe('Mia');
  expect((await third.next({ incidentId: target.incidentId })).stepName).toBe('exhausted');
});

story('a person whom another call claims comes after everyone else of the whole ladder', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.onCall(await line.company.technician('Ben'), 'secondary');
  await line.company.person('Mia', 'manager');
  await line.call().next();

  const rung = await line.call().tryEveryone();
  expect(rung.map(({ userName }) => userName)).toEqual(['Ben', 'Mia', 'Ada']);
});
