import { expect } from 'vitest';
import { story } from '../kit/story.js';

story('in business hours a call falls through primary, secondary and admin to the manager', async (line) => {
  const { company } = line;
  const mia = await company.person('Mia', 'manager');
  await company.person('Zoe', 'admin', { priority: 1 });
  await company.person('Abe', 'admin', { priority: 2 });
  await company.onCall(await company.technician('Ben'), 'secondary');
  await company.onCall(await company.technician('Ada'), 'primary');
  await company.pool(await company.technician('Pia'));
  const call = line.call();

  const rung = [await call.tryNext()];
  const { incidentId } = rung[0]!;
  for (let count = 0; count < 3; count += 1) rung.push(await call.tryNext(incidentId));
  expect(rung.map(({ userName, stepName, timeoutSeconds }) => [userName, stepName, timeoutSeconds])).toEqual([
    ['Ada', 'primary_oncall', 30],
    ['Ben', 'secondary', 30],
    ['Zoe', 'admin', 20],
    ['Abe', 'admin', 20],
  ]);

  const last = await call.next({ incidentId });
  expect(last).toMatchObject({ userName: 'Mia', stepName: 'manager', nextPhoneE164: mia.phone, timeoutSeconds: 20 });
  await call.answered(last);
  const [incident] = await line.rows('SELECT `status`, `answered_by_user_id` AS `by` FROM `incidents`');
  expect(incident).toEqual({ status: 'answered', by: mia.id });
});
