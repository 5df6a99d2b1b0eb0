import { afterEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Setting } from './setting.js';

const CALLER = '+14155551234';

onEachDatabase('calls of which Twilio knows no end', (kind) => {
  let setting: Setting;
  afterEach(() => setting.close());

  it('A call that came to nothing, or goes on for hours, hides no other caller', async () => {
    setting = await Setting.open(kind);
    setting.line.clock.advance(60);
    const failed = setting.calls.incoming(CALLER, setting.ago(10), { status: 'failed', endedAt: null });
    const long = { status: 'in-progress', endedAt: null } as const;
    setting.calls.incoming('+14155551235', setting.ago(5), long);
    expect(await setting.look(180)).toBe(1);
    expect(await setting.incidents()).toMatchObject([{ call_sid: failed.sid, status: 'abandoned' }]);
    await setting.look(7 * 3600);
    await setting.look(60);
    const later = setting.calls.incoming('+14155551236', setting.ago(10));
    await setting.look(180);
    await setting.look(180);
    expect((await setting.incidents()).map(({ call_sid: sid }) => sid)).toEqual([failed.sid, later.sid]);
  });
});
