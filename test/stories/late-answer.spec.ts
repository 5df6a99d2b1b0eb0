import { expect } from 'vitest';
import { attemptsOf, incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('a late answer after exhausted wins', async (line) => {
  const ada = await line.company.technician('Ada');
  await line.company.onCall(ada, 'primary');
  const call = line.call();

  const target = await call.tryNext();
  const { incidentId } = target;
  expect((await call.next({ incidentId })).stepName).toBe('exhausted');
  await call.answered(target);

  expect(await incidentOf(line, incidentId)).toMatchObject({ status: 'answered', answeredByUserId: ada.id });
  expect((await call.next({ incidentId })).stepName).toBe('answered');
});

story('a late answer stops the ringing of those who came after', async (line) => {
  const ada = await line.company.technician('Ada');
  await line.company.onCall(ada, 'primary');
  await line.company.person('Mia', 'manager');
  const call = line.call();

  const first = await call.next();
  const { incidentId } = first;
  expect((await call.next({ incidentId, lastTargetPhone: ada.phone })).userName).toBe('Mia');
  await call.answered(first);

  expect(await incidentOf(line, incidentId)).toMatchObject({ status: 'answered', answeredByUserId: ada.id });
  expect((await attemptsOf(line, incidentId)).map(({ status }) => status)).toEqual(['answered', 'superseded']);
});
