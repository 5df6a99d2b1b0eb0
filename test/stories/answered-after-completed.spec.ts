import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story('the answer may be reported after the end, and was then given before the talk', async (line) => {
  const ada = await line.company.technician('Ada');
  await line.company.onCall(ada, 'primary');
  const call = line.call();

  const target = await call.next();
  line.clock.advance(200);
  await call.completed(target.incidentId, 180);
  const ended = line.clock.now();
  line.clock.advance(2);
  await call.answered(target);

  expect(await incidentOf(line, target.incidentId)).toMatchObject({
    status: 'completed',
    answeredByUserId: ada.id,
    answeredAt: new Date(ended.getTime() - 180_000),
    endedAt: ended,
    durationSeconds: 180,
  });
});
