import { expect } from 'vitest';
import type { Line } from '../kit/line.js';
import { trailOf } from '../kit/look.js';
import { story } from '../kit/story.js';

async function announced(line: Line, incidentId: number): Promise<number> {
  return (await trailOf(line, incidentId)).filter((type) => type === 'broadcast_due').length;
}

story('the turn of the broadcast is announced once, when the ladder has come down to it', async (line) => {
  const late = await line.company.person('Late', 'manager', { available: false });
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.person('Mia', 'manager');
  const call = line.call();

  const { incidentId } = await call.tryNext();
  await call.tryNext(incidentId);
  expect(await announced(line, incidentId)).toBe(0);
  expect((await call.next({ incidentId })).stepName).toBe('exhausted');
  expect(await announced(line, incidentId)).toBe(1);

  await call.next({ incidentId });
  await line.company.change(late, { available: true });
  expect((await call.tryNext(incidentId)).userName).toBe('Late');
  expect((await call.next({ incidentId })).stepName).toBe('exhausted');
  expect(await announced(line, incidentId)).toBe(1);
});

story('a broadcast in the middle of a ladder is announced when it is passed', async (line) => {
  await line.company.onCall(await line.company.technician('Ada'), 'primary');
  await line.company.person('Mia', 'manager');
  await line.company.person('Max', 'manager');
  const rung = { timeoutSeconds: 20, limit: null };
  const names = ['primary_oncall', 'broadcast', 'manager'];
  await line.company.ladder(
    'business_hours',
    names.map((name) => ({ name, ...rung })),
  );
  const call = line.call();

  const { incidentId } = await call.tryNext();
  const counts = [await announced(line, incidentId)];
  for (let turn = 0; turn < 3; turn += 1) {
    await call.tryNext(incidentId);
    counts.push(await announced(line, incidentId));
  }
  expect(counts).toEqual([0, 1, 1, 1]);
});
