import { expect } from 'vitest';
import { incidentOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story(
  'a call that begins just before closing time keeps its ladder after it',
  async (line) => {
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.company.person('Abe', 'admin');
    await line.company.person('Mia', 'manager');
    const call = line.call();

    const { incidentId } = await call.tryNext();
    line.clock.set('2026-11-23T17:00:10Z');
    expect((await call.tryNext(incidentId)).userName).toBe('Abe');
    expect((await incidentOf(line, incidentId)).ladder).toBe('business_hours');

    const late = await line.call().tryEveryone();
    expect(late.map(({ userName }) => userName)).toEqual(['Ada', 'Mia', 'Abe']);
  },
  { start: '2026-11-23T16:59:50Z' },
);
