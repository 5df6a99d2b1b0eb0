import { expect } from 'vitest';
import { attemptsOf, incidentOf, trailOf } from '../kit/look.js';
import { story } from '../kit/story.js';

story(
  'every request of a call comes twice without a token: offers are repeated, reports change nothing',
  async (line) => {
    const ada = await line.company.technician('Ada');
    const mia = await line.company.person('Mia', 'manager');
    await line.company.onCall(ada, 'primary');
    const call = line.call();
    const twice = async (act: () => Promise<unknown>): Promise<void> => {
      const first = await act();
      const state = await incidentOf(line, 1);
      line.clock.advance(1);
      expect(await act()).toEqual(first);
      expect(await incidentOf(line, 1)).toEqual(state);
    };

    await twice(() => call.next());
    await twice(() => call.failed({ incidentId: 1, nextPhoneE164: ada.phone }));
    await twice(() => call.next({ incidentId: 1, lastTargetPhone: ada.phone }));
    await twice(() => call.answered({ incidentId: 1, nextPhoneE164: mia.phone }));
    await twice(() => call.completed(1, 20));

    expect((await attemptsOf(line, 1)).map(({ status, offers }) => [status, offers])).toEqual([
      ['no-answer', 2],
      ['answered', 2],
    ]);
    expect(await incidentOf(line, 1)).toMatchObject({
      status: 'completed',
      answeredByUserId: mia.id,
      durationSeconds: 20,
    });
    const each = [
      'attempt_failed',
      'attempt_failed',
      'offered',
      'reoffered',
      'answered',
      'answered',
      'completed',
      'completed',
    ];
    expect(await trailOf(line, 1)).toEqual(['offered', 'reoffered', ...each]);
  },
);
