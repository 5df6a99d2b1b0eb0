import { expect } from 'vitest';
import { attemptsOf, eventsOf, incidentOf, trailOf } from '../kit/look.js';
import { story } from '../kit/story.js';

const STRANGER = '+14155550199';

story('a failure of a phone that was never offered is recorded, and changes nothing', async (line) => {
  await line.company.onCall(await line.company.technician('Ada', { phoneE164: '+14155550100' }), 'primary');
  const call = line.call();
  const { incidentId } = await call.next();
  const before = [await incidentOf(line, incidentId), await attemptsOf(line, incidentId)];

  await call.failed({ incidentId, nextPhoneE164: STRANGER }, 'busy');
  expect([await incidentOf(line, incidentId), await attemptsOf(line, incidentId)]).toEqual(before);
  expect(await trailOf(line, incidentId)).toEqual(['offered', 'unmatched_phone']);
});

story('an answer of a phone that was never offered stops the ringing, and nobody is named', async (line) => {
  const ada = await line.company.technician('Ada', { phoneE164: '+14155550100' });
  await line.company.onCall(ada, 'primary');
  await line.company.person('Mia', 'manager');
  const call = line.call();
  const target = await call.next();
  const { incidentId } = target;

  await call.answered({ incidentId, nextPhoneE164: STRANGER });
  expect(await incidentOf(line, incidentId)).toMatchObject({ status: 'answered', answeredByUserId: null });
  expect((await attemptsOf(line, incidentId)).map(({ status }) => status)).toEqual(['superseded']);
  expect((await call.next({ incidentId })).stepName).toBe('answered');

  await call.completed(incidentId, 10);
  await call.answered(target);
  expect(await incidentOf(line, incidentId)).toMatchObject({ status: 'completed', answeredByUserId: ada.id });
});

story('an unknown reason counts as failed, with its text kept', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  const call = line.call();
  const { incidentId } = await call.tryNext(undefined, 'voicemail');
  expect(await attemptsOf(line, incidentId)).toMatchObject([{ status: 'failed', reason: 'voicemail' }]);
  expect((await eventsOf(line, incidentId)).at(-1)?.data).toMatchObject({ facts: { reason: 'voicemail' } });
});
