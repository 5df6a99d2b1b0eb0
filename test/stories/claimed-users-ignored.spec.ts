import { expect } from 'vitest';
import { story } from '../kit/story.js';

story(
  'with CLAIMED_USERS=ignore every call walks the guide’s literal ladder',
  async (line) => {
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.company.onCall(await line.company.technician('Ben'), 'secondary');

    const calls = [line.call(), line.call(), line.call()] as const;
    const targets = await Promise.all(calls.map((call) => call.next()));
    expect(targets.map(({ userName }) => userName)).toEqual(['Ada', 'Ada', 'Ada']);
    await calls[0].answered(targets[0]!);
    expect((await line.call().next()).userName).toBe('Ada');
  },
  { environment: { CLAIMED_USERS: 'ignore' } },
);
