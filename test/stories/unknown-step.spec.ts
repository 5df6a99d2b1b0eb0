import { expect } from 'vitest';
import { bumpRosterRevision } from '../../src/database/index.js';
import { Administration } from '../../src/users/index.js';
import { story } from '../kit/story.js';

story('a step that nobody registered is skipped, and readiness says so', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.person('Mia', 'manager');
  const readiness = async () => {
    const response = await fetch(`${line.url}/health/ready`);
    return { status: response.status, body: await response.json() };
  };
  expect(await readiness()).toEqual({ status: 200, body: { status: 'ok', errors: [] } });

  await line.app.get(Administration).write(null, async (unit) => {
    await unit.change("UPDATE `ladder_steps` SET `name` = 'vanished' WHERE `name` = 'secondary'");
    await bumpRosterRevision(unit);
  });
  const rung = await line.call().tryEveryone();
  expect(rung.map(({ userName }) => userName)).toEqual(['Ada', 'Mia']);
  expect(await readiness()).toMatchObject({
    status: 200,
    body: {
      status: 'degraded',
      errors: [
        { code: 'UNKNOWN_LADDER_STEP', message: expect.stringContaining('business_hours/vanished') },
        { code: 'UNKNOWN_LADDER_STEP', message: expect.stringContaining('after_hours/vanished') },
      ],
    },
  });
});
