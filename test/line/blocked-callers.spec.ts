import { expect } from 'vitest';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { ACCEPTS } from './phones.js';
import { CALLER, lineStory, type Switchboard } from './switchboard.js';

const DAY = { environment: SESSIONS };
const PATH = '/api/blocked-callers';
const CAN_NOT = /^This line can not take your call\. If a life is in danger, hang up now and dial your local emergency/;

/** Somebody who has blocked callers, and how many messages there are. */
async function block(board: Switchboard, ...entries: readonly object[]): Promise<SignedInPerson> {
  const manager = await signIn(board.line, 'manager');
  for (const entry of entries) expect((await manager.send('POST', PATH, entry)).status).toBe(201);
  return manager;
}

async function toldPeople(board: Switchboard): Promise<number> {
  const rows = await board.line.rows('SELECT `incident_id` FROM `incident_events` WHERE `messages_due` IS NOT NULL');
  return rows.length;
}

for (const flow of ['line', 'ladder'] as const) {
  lineStory(
    `${flow}: a blocked caller hears a sentence and is hung up, nobody is rung, and nobody is told`,
    async (board) => {
      await board.ladderOfFour();
      const manager = await block(board, { prefix: CALLER, then: 'hang_up', reason: 'Plays music' });
      const call = await board.take({}, { flow });
      expect(call.order).toEqual([]);
      expect(call.heard).toEqual([expect.stringMatching(CAN_NOT)]);
      expect(call.run.end).toBe('completed');
      expect(call.incident).toMatchObject({ status: 'abandoned', endInferred: false, callerE164: CALLER });
      expect(call.trail[0]).toBe('caller_blocked');
      expect(call.factsOf('caller_blocked')).toEqual([{ stepName: 'completed', blockedCallerId: 1, then: 'hang_up' }]);
      expect(await toldPeople(board)).toBe(0);
      expect((await manager.get('/api/follow-ups')).body).toMatchObject({ items: [] });

      expect((await manager.get(`/api/incidents/${call.incident.id}`)).body).toMatchObject({ callerBlocked: true });
      const figures = (await manager.get('/api/metrics/summary')).body;
      expect(figures).toMatchObject({ incidents: 1, blockedIncidents: 1, abandonedIncidents: 0 });
      const { parts } = (await manager.get('/api/metrics/series?parts=1')).body;
      expect(parts).toMatchObject([{ blockedIncidents: 1, abandonedIncidents: 0 }]);

      const other = await board.take({ Ada: ACCEPTS }, { flow, from: '+14155551235' });
      expect(other.talkedTo).toBe('Ada');
      expect((await manager.send('DELETE', `${PATH}/1`)).status).toBe(204);
      expect((await board.take({ Ada: ACCEPTS }, { flow })).talkedTo).toBe('Ada');
    },
    DAY,
  );

  lineStory(
    `${flow}: a blocked prefix counts until its end, and of several the longest`,
    async (board) => {
      await board.ladderOfFour();
      const until = new Date(board.line.clock.now().getTime() + 3_600_000).toISOString();
      const manager = await block(board, { prefix: '+141555', then: 'hang_up', until });
      expect((await board.take({ Ada: ACCEPTS }, { flow })).order).toEqual([]);
      board.line.clock.advance(3600);
      expect((await board.take({ Ada: ACCEPTS }, { flow })).talkedTo).toBe('Ada');
      expect((await manager.send('PATCH', `${PATH}/1`, { until: null })).status).toBe(200);
      expect((await board.take({ Ada: ACCEPTS }, { flow })).order).toEqual([]);
      for (const from of ['anonymous', '+266696687', 'sip:+14155551234@example.com']) {
        board.line.clock.advance(3600);
        expect((await board.take({ Ada: ACCEPTS }, { flow, from })).talkedTo).toBe('Ada');
      }
    },
    DAY,
  );

  lineStory(
    `${flow}: a list of blocked callers that can't be read, or has nonsense in it, costs no call`,
    async (board) => {
      await board.ladderOfFour();
      const manager = await block(board, { prefix: CALLER, then: 'hang_up' });
      await board.line.dataSource.query("UPDATE blocked_callers SET prefix = '+'");
      expect((await manager.send('POST', PATH, { prefix: '+4930', then: 'hang_up' })).status).toBe(201);
      expect((await board.take({ Ada: ACCEPTS }, { flow })).talkedTo).toBe('Ada');

      await board.line.dataSource.query('DROP TABLE blocked_callers');
      await board.line.company.technician('Eve');
      expect((await board.take({ Ada: ACCEPTS }, { flow })).talkedTo).toBe('Ada');
      expect((await board.take({}, { flow, from: '+493012345678' })).order).toEqual([]);
    },
    DAY,
  );
}

lineStory(
  'a blocked caller may leave a voice message where that is set, and people are told of the message alone',
  async (board) => {
    await board.ladderOfFour();
    const manager = await block(
      board,
      { prefix: '+1415', then: 'hang_up' },
      { prefix: '+1415555', then: 'voice_message' },
    );
    const silent = await board.take();
    expect(silent.order).toEqual([]);
    expect(silent.heard).toEqual([
      expect.stringMatching(/^If a life is in danger.*leave a message after the tone/),
      expect.stringMatching(/Goodbye\.$/),
    ]);
    expect(await toldPeople(board)).toBe(0);

    const call = await board.take({}, { leavesMessage: { seconds: 5 } });
    expect(call.heard.at(-1)).toMatch(/^Thank you\. We have your message/);
    expect(call.incident).toMatchObject({ status: 'abandoned', recordingSeconds: 5 });
    expect(call.trail).toEqual(['caller_blocked', 'recording_ended', 'voice_message']);
    expect(await toldPeople(board)).toBe(1);
    const shown = await manager.get(`/api/incidents/${call.incident.id}`);
    expect(shown.body).toMatchObject({ voiceMessage: { seconds: 5 } });
  },
  DAY,
);

lineStory(
  'ladder: a caller who may only leave a message hears the sentence, for Studio’s widgets record nothing',
  async (board) => {
    await board.ladderOfFour();
    await block(board, { prefix: CALLER, then: 'voice_message' });
    const call = await board.take({}, { flow: 'ladder' });
    expect(call.order).toEqual([]);
    expect(call.heard).toEqual([expect.stringMatching(CAN_NOT)]);
  },
  DAY,
);

lineStory(
  'a call that is under way goes on when its caller is blocked, and a repetition of a request gets the same answer',
  async (board) => {
    await board.ladderOfFour();
    const fields = { CallSid: 'CAunderway', From: CALLER, To: '+14155550100', CallStatus: 'in-progress' };
    const first = await board.ask('start', { fields, token: 'one' });
    expect(first.text).toContain('<Dial');
    await block(board, { prefix: CALLER, then: 'hang_up' });
    expect((await board.ask('start', { fields, token: 'two' })).text).toContain('<Dial');
    const blocked = { ...fields, CallSid: 'CAblocked' };
    const answer = await board.ask('start', { fields: blocked, token: 'three' });
    expect(answer.text).toMatch(/<Say [^>]*>This line can not take your call.*<\/Say><Hangup\/><\/Response>$/);
    expect(await board.ask('start', { fields: blocked, token: 'three' })).toEqual(answer);
    expect((await board.ask('start', { fields: blocked, token: 'four' })).text).not.toContain('<Dial');
  },
  DAY,
);

lineStory(
  'entries are written by managers and admins, refused by name, and kept in the audit',
  async (board) => {
    const manager = await signIn(board.line, 'manager');
    const technician = await signIn(board.line, 'technician');
    expect((await technician.get(PATH)).status).toBe(403);
    const body = { prefix: '+14155551234', then: 'hang_up' };
    for (const [field, wrong] of [
      ['prefix', '+1'],
      ['prefix', '4155551234'],
      ['prefix', '+1 415'],
      ['prefix', '+1234567890123456'],
      ['then', 'ring'],
      ['reason', 'x'.repeat(201)],
      ['until', 'tomorrow'],
    ] as const) {
      const refused = await manager.send('POST', PATH, { ...body, [field]: wrong });
      expect(refused).toMatchObject({ status: 400, body: { details: [{ field }] } });
    }
    const past = { ...body, until: '2026-01-01T00:00:00Z' };
    expect(await manager.send('POST', PATH, past)).toMatchObject({
      status: 422,
      body: { details: [{ field: 'until' }] },
    });
    const made = await manager.send('POST', PATH, { ...body, reason: 'Silent calls' });
    expect(made).toMatchObject({ status: 201, body: { ...body, reason: 'Silent calls', until: null } });
    expect(await manager.send('POST', PATH, body)).toMatchObject({ status: 409, body: { code: 'ALREADY_BLOCKED' } });
    expect((await manager.get(`${PATH}/${made.body.id}`)).body).toEqual(made.body);
    expect((await manager.get(PATH)).body).toMatchObject({ items: [made.body], total: 1 });
    expect((await manager.get(`${PATH}/77`)).body).toMatchObject({ code: 'BLOCKED_CALLER_NOT_FOUND' });
    const changed = await manager.send('PATCH', `${PATH}/${made.body.id}`, { then: 'voice_message' });
    expect(changed.body).toEqual({ ...made.body, then: 'voice_message' });
    const audit = await manager.get('/api/audit?entity=blocked_caller');
    expect(JSON.stringify(audit.body)).toContain('voice_message');
  },
  DAY,
);

lineStory(
  'An entry that is over stands in the list until another one of its prefix takes its place',
  async (board) => {
    const until = new Date(board.line.clock.now().getTime() + 3_600_000).toISOString();
    const manager = await block(board, { prefix: '+4420999', then: 'hang_up', until });
    const again = { prefix: '+4420999', then: 'hang_up', reason: 'Again' };
    expect((await manager.send('POST', PATH, again)).status).toBe(409);
    board.line.clock.advance(3600);
    expect((await manager.get(PATH)).body.items).toMatchObject([{ prefix: '+4420999', until }]);
    const made = await manager.send('POST', PATH, { ...again, until: '2030-12-01T00:00:00.000Z' });
    expect(made).toMatchObject({ status: 201, body: { reason: 'Again' } });
    expect((await manager.get(PATH)).body).toMatchObject({ items: [made.body], total: 1 });
    const other = await manager.send('POST', PATH, { prefix: '+4930', then: 'hang_up' });
    expect((await manager.send('PATCH', `${PATH}/${other.body.id}`, { prefix: '+4420999' })).status).toBe(409);
    board.line.clock.advance(5 * 365 * 86_400);
    const admin = await signIn(board.line, 'admin');
    const changed = await admin.send('PATCH', `${PATH}/${other.body.id}`, { prefix: '+4420999' });
    expect(changed).toMatchObject({ status: 200, body: { ...other.body, prefix: '+4420999' } });
    const audit = (await admin.get('/api/audit?entity=blocked_caller')).body.items;
    expect(audit.filter((entry: { after: unknown }) => entry.after === null)).toMatchObject([
      { entityId: String(made.body.id), before: { reason: 'Again' } },
      { before: { prefix: '+4420999', reason: null, until } },
    ]);
  },
  DAY,
);

for (const flow of ['line', 'ladder'] as const) {
  lineStory(
    `${flow}: the preview says of a blocked caller that nobody is called, and what they would hear: as the call then goes`,
    async (board) => {
      await board.ladderOfFour();
      const manager = await block(
        board,
        { prefix: '+1415', then: 'hang_up' },
        { prefix: '+1415555', then: 'voice_message' },
      );
      const admin = await signIn(board.line, 'admin');
      const texts = { en: { blocked: 'Acme does not take this call.' }, es: {} };
      const settings = { languages: ['en'], emergencyNumber: '911', texts };
      expect((await admin.send('PUT', '/api/line-texts', settings)).status).toBe(200);
      const preview = async (phone: string) =>
        (await manager.get(`/api/routing/preview?callerPhone=${encodeURIComponent(phone)}`)).body;
      for (const [from, id, then] of [
        ['+14152345678', 1, 'hang_up'],
        [CALLER, 2, flow === 'line' ? 'voice_message' : 'hang_up'],
      ] as const) {
        const shown = await preview(from);
        expect(shown.blocked).toMatchObject({ blockedCallerId: id, then });
        const candidates = (shown.steps as { candidates: object[] }[]).flatMap((step) => step.candidates);
        expect(candidates).not.toEqual([]);
        for (const each of candidates) expect(each).toMatchObject({ willBeCalled: false, reason: 'blocked' });
        const call = await board.take({}, { flow, from });
        expect(call.order).toEqual([]);
        // The flow's own sentence is deployed with the number, and this one is not.
        const heard = call.heard[0]?.replace('your local emergency number', '9 1 1');
        expect(heard).toBe(shown.blocked.hears);
      }
      expect((await preview('+442079460000')).blocked).toBeNull();
      expect((await preview('anonymous')).blocked).toBeNull();
      expect((await manager.get('/api/routing/preview')).body.blocked).toBeNull();
    },
    { environment: { ...SESSIONS, LINE_FLOW: flow } },
  );
}
