import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CallCacheRefresher } from '../../src/calls/failover/call-cache-refresher.service.js';
import { findServerBinary } from '../kit/servers/index.js';
import { Rig } from './rig.js';

const BLOCKED = '+14155559999';
const NOBODY = { nextPhoneE164: null, stepName: 'completed' };

describe.skipIf(findServerBinary() === null)('While the database server is away', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.withThree();
    await rig.rows(
      `INSERT INTO blocked_callers (prefix, treatment, created_at) VALUES ('${BLOCKED}', 'hang_up', '2026-11-23 09:00:00')`,
    );
    await rig.rows('UPDATE roster_revision SET revision = revision + 1');
    await rig.app.get(CallCacheRefresher).refresh();
    await rig.look();
  });
  afterEach(() => rig.close());

  it('blocked callers stay blocked, also after a start, and it is written when it is back', async () => {
    await rig.server.crash();
    expect(await rig.call('CAblocked', BLOCKED).next()).toMatchObject(NOBODY);
    await rig.killAndStart();
    expect(await rig.call('CAagain', BLOCKED).next()).toMatchObject(NOBODY);
    expect((await rig.call('CAother').next()).userName).toBe('Ada');
    await rig.server.restart();
    await rig.back();
    expect(await rig.trails()).toEqual({
      CAblocked: ['caller_blocked'],
      CAagain: ['caller_blocked'],
      CAother: ['offered'],
    });
  });
});
