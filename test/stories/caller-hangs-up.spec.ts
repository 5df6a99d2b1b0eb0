import { expect } from 'vitest';
import { attemptsOf, incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('a caller who hangs up while it rings abandons the call, and nobody is rung for them any more', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.person('Mia', 'manager');
  const call = line.call();

  const { incidentId } = await call.next();
  line.clock.advance(12);
  await call.completed(incidentId, null);

  const ended = { status: 'abandoned', endedAt: line.clock.now(), endInferred: false, answeredAt: null };
  expect(await incidentOf(line, incidentId)).toMatchObject(ended);
  expect((await attemptsOf(line, incidentId)).map(({ status }) => status)).toEqual(['superseded']);
  const over = { incidentId, nextPhoneE164: null, stepName: 'completed', timeoutSeconds: 0, userName: null };
  expect(await call.next({ incidentId })).toEqual(over);
  expect(await call.next()).toEqual(over);
});
