import { expect } from 'vitest';
import { attemptsOf, incidentOf, trailOf } from '../kit/look.js';
import type { Line } from '../kit/line.js';
import { storyTable } from '../kit/story-table.js';

type CallSid = 'known' | 'unknown' | 'missing';
type IncidentId = 'absent' | 'own' | 'open' | 'ended' | 'unknown';
/** The status, the incident that gets the event, and whether it may change. */
type Cell = readonly [CallSid, IncidentId, 200 | 400 | 404 | 409, ('own' | 'open' | 'ended')?, 'kept'?];

const REPORTS = {
  answered: { answeredPhone: '+14155550000' },
  'attempt-failed': { targetPhone: '', reason: 'busy' },
  completed: { duration: 10 },
};

async function threeIncidents(line: Line) {
  const calls = { own: line.call(), open: line.call(), ended: line.call() };
  const ids = { own: 0, open: 0, ended: 0 };
  for (const [name, call] of Object.entries(calls)) {
    ids[name as keyof typeof ids] = (await call.next()).incidentId;
  }
  await calls.ended.completed(ids.ended, null);
  return { callSid: calls.own.call.callSid, ids };
}

async function stateOf(line: Line, id: number) {
  return JSON.stringify([await incidentOf(line, id), await attemptsOf(line, id)]);
}

storyTable<string, Cell>('which incident a report means', {
  setting: async (line) => {
    const ada = await line.company.technician('Ada');
    await line.company.onCall(ada, 'primary');
    return ada.phone;
  },
  cells: {
    'known callSid, no incidentId': ['known', 'absent', 200, 'own'],
    'known callSid, the same incidentId': ['known', 'own', 200, 'own'],
    'known callSid, incidentId of another open call': ['known', 'open', 409, 'own', 'kept'],
    'known callSid, incidentId of a call that is over': ['known', 'ended', 409, 'own', 'kept'],
    'unknown callSid, incidentId of an open call': ['unknown', 'open', 200, 'open'],
    'unknown callSid, incidentId of a call that is over': ['unknown', 'ended', 200, 'ended', 'kept'],
    'unknown callSid, unknown incidentId': ['unknown', 'unknown', 404],
    'unknown callSid, no incidentId': ['unknown', 'absent', 404],
    'no callSid, incidentId of an open call': ['missing', 'open', 200, 'open'],
    'no callSid, incidentId of a call that is over': ['missing', 'ended', 200, 'ended'],
    'no callSid, unknown incidentId': ['missing', 'unknown', 400],
    'no callSid, no incidentId': ['missing', 'absent', 400],
  },
  tell: async (line, [sid, id, status, recordedOn, kept], phone) => {
    for (const [report, fields] of Object.entries(REPORTS)) {
      const { callSid, ids } = await threeIncidents(line);
      const all = Object.entries(ids);
      const before = new Map(all.map(([name]) => [name, { trail: 0, state: '' }]));
      for (const [name, one] of all) {
        before.set(name, { trail: (await trailOf(line, one)).length, state: await stateOf(line, one) });
      }
      const reply = await line.post(`/api/telephony/${report}`, {
        callSid: { known: callSid, unknown: `${callSid}new`, missing: undefined }[sid],
        incidentId: { absent: undefined, unknown: 999_999, ...ids }[id],
        ...fields,
        ...(report === 'attempt-failed' && { targetPhone: phone }),
      });

      expect([report, reply.status]).toEqual([report, status]);
      if (status === 200) expect(reply.body).toEqual({ success: true });
      else expect(reply.body.message).toMatch(/callSid/);
      for (const [name, one] of all) {
        const news = (await trailOf(line, one)).slice(before.get(name)?.trail);
        const concerned = name === recordedOn;
        expect([name, news.length]).toEqual([name, concerned ? 1 : 0]);
        if (status === 409 && concerned) expect(news).toEqual(['incident_mismatch']);
        const changed = (await stateOf(line, one)) !== before.get(name)?.state;
        expect([report, name, changed]).toEqual([report, name, concerned && kept === undefined]);
      }
    }
  },
  options: { environment: { CLAIMED_USERS: 'ignore' } },
});
