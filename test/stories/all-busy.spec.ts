import { expect } from 'vitest';
import { attemptsOf, incidentOf, trailOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('everyone is busy, and the call ends exhausted', async (line) => {
  const { company } = line;
  await company.onCall(await company.technician('Ada'), 'primary');
  await company.person('Abe', 'admin');
  const call = line.call();

  const { incidentId } = await call.tryNext(undefined, 'busy');
  await call.tryNext(incidentId, 'busy');
  expect(await call.next({ incidentId })).toEqual({
    incidentId,
    nextPhoneE164: null,
    stepName: 'exhausted',
    timeoutSeconds: 0,
    userName: null,
  });

  expect((await attemptsOf(line, incidentId)).map(({ status }) => status)).toEqual(['busy', 'busy']);
  const incident = await incidentOf(line, incidentId);
  expect(incident).toMatchObject({ status: 'exhausted', exhaustedAt: line.clock.now(), endedAt: null });
  expect(await trailOf(line, incidentId)).toEqual([
    'offered',
    'attempt_failed',
    'offered',
    'attempt_failed',
    'exhausted',
    'broadcast_due',
  ]);
});
