import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('someone who becomes available after the ladder was exhausted is offered on the next request', async (line) => {
  const { company } = line;
  const ada = await company.technician('Ada', { available: false });
  await company.onCall(ada, 'primary');
  const call = line.call();

  const { incidentId, stepName } = await call.next();
  expect(stepName).toBe('exhausted');
  await company.change(ada, { available: true });

  expect(await call.next({ incidentId })).toMatchObject({ incidentId, userName: 'Ada', stepName: 'primary_oncall' });
  expect((await incidentOf(line, incidentId)).status).toBe('routing');
});
