import { afterAll, beforeAll, expect, it } from 'vitest';
import { onServer } from '../kit/databases.js';
import { Line, MONDAY_MORNING } from '../kit/line.js';

const CALLER = '+14155559876';

onServer('What another instance has written a moment ago', (kind) => {
  let here: Line;
  let there: Line;
  beforeAll(async () => {
    here = await Line.open(kind);
    await here.company.onCall(await here.company.technician('Pia'), 'primary');
    await here.company.onCall(await here.company.technician('Sam'), 'secondary');
    there = await here.beside(new Date(MONDAY_MORNING));
    await here.call('WARM-UP', 'anonymous').next();
    await there.call('WARM-UP', 'anonymous').completed(1);
  });
  afterAll(async () => {
    await there.close({ check: false });
    await here.close();
  });

  it('counts: a caller who calls again gets the person who took the call there', async () => {
    const earlier = there.call('CAearlier', CALLER);
    const { incidentId } = await earlier.tryNext();
    const second = await earlier.next({ incidentId });
    await earlier.answered(second);
    await earlier.completed(incidentId);
    expect(await here.call('CAagain', CALLER).next()).toMatchObject({
      stepName: 'repeat_caller',
      nextPhoneE164: second.nextPhoneE164,
    });
  });
});
