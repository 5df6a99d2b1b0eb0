import { expect } from 'vitest';
import { story } from '../kit/story.js';

story('the primary on call answers', async (line) => {
  const john = await line.company.technician('John Smith');
  await line.company.onCall(john, 'primary');
  const call = line.call();

  const target = await call.next();
  expect(target).toEqual({
    incidentId: 1,
    nextPhoneE164: john.phone,
    stepName: 'primary_oncall',
    timeoutSeconds: 30,
    userName: 'John Smith',
  });
  line.clock.advance(200);
  await call.answered(target);
  await call.completed(target.incidentId, 180);

  const [incident] = await line.rows<Record<string, unknown>>('SELECT * FROM incidents');
  expect(incident).toMatchObject({ status: 'completed', answered_by_user_id: john.id, duration_seconds: 180 });
  expect(await call.next({ incidentId: target.incidentId })).toEqual({
    incidentId: target.incidentId,
    nextPhoneE164: null,
    stepName: 'completed',
    timeoutSeconds: 0,
    userName: null,
  });
});
