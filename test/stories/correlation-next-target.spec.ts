import { expect } from 'vitest';
import { trailOf } from '../kit/look.js';
import type { Line } from '../kit/line.js';
import { storyTable } from '../kit/story-table.js';

type CallSid = 'known' | 'unknown' | 'missing';
type IncidentId = 'absent' | 'own' | 'open' | 'ended' | 'unknown';
type Meant = 'the call’s own' | 'the named one' | 'a new one' | 'none';
type Cell = readonly [CallSid, IncidentId, Meant, 'mismatch'?];

/** Three calls that go on at the same time: the one that asks, another open one, and one that is over. */
async function threeIncidents(line: Line) {
  const [asking, other, over] = [line.call(), line.call(), line.call()];
  const own = (await asking.next()).incidentId;
  const open = (await other.next()).incidentId;
  const ended = (await over.next()).incidentId;
  await over.completed(ended, null);
  return { callSid: asking.call.callSid, own, open, ended };
}

storyTable<null, Cell>('which incident a next-target request means', {
  setting: async () => null,
  cells: {
    'known callSid, no incidentId': ['known', 'absent', 'the call’s own'],
    'known callSid, the same incidentId': ['known', 'own', 'the call’s own'],
    'known callSid, incidentId of another open call': ['known', 'open', 'the call’s own', 'mismatch'],
    'known callSid, incidentId of a call that is over': ['known', 'ended', 'the call’s own', 'mismatch'],
    'unknown callSid, incidentId of an open call': ['unknown', 'open', 'the named one'],
    'unknown callSid, incidentId of a call that is over': ['unknown', 'ended', 'a new one'],
    'unknown callSid, unknown incidentId': ['unknown', 'unknown', 'a new one'],
    'unknown callSid, no incidentId': ['unknown', 'absent', 'a new one'],
    'no callSid, incidentId of an open call': ['missing', 'open', 'the named one'],
    'no callSid, incidentId of a call that is over': ['missing', 'ended', 'the named one'],
    'no callSid, unknown incidentId': ['missing', 'unknown', 'none'],
    'no callSid, no incidentId': ['missing', 'absent', 'none'],
  },
  tell: async (line, [sid, id, meant, mismatch]) => {
    const { callSid, own, open, ended } = await threeIncidents(line);
    const sids = { known: callSid, unknown: `${callSid}new`, missing: undefined };
    const ids = { absent: undefined, own, open, ended, unknown: 999_999 };
    const before = new Map(
      await Promise.all([own, open, ended].map(async (one) => [one, await trailOf(line, one)] as const)),
    );

    const request = { callSid: sids[sid], incidentId: ids[id], callerPhone: '+14155551234' };
    const reply = await line.post('/api/telephony/next-target', request);

    expect(reply.status).toBe(meant === 'none' ? 400 : 200);
    if (meant === 'none') expect(reply.body.details[0].field).toBe('callSid');
    const answered = reply.body.incidentId;
    if (meant === 'the call’s own') expect(answered).toBe(own);
    if (meant === 'the named one') expect(answered).toBe(ids[id]);
    if (meant === 'a new one') expect(before.has(answered)).toBe(false);
    for (const [one, trail] of before) {
      const news = (await trailOf(line, one)).slice(trail.length);
      if (one !== answered) expect(news).toEqual([]);
      else expect(news.filter((type) => type === 'incident_mismatch')).toHaveLength(mismatch ? 1 : 0);
    }
  },
});
