import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { Line, MONDAY_MORNING, SECRET } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { askPreview, told } from '../routing/preview.js';
import { LINE, OUR_NUMBER, Switchboard } from './switchboard.js';

/** A second number that leads to the line, which nobody has told the service of. */
const SECOND_NUMBER = '+14155550188';
const WITHHELD = ['anonymous', 'sip:+14155550100@example.com', 'client:+14155550100', ''];

onEachDatabase("the line's own number", (kind) => {
  let line: Line;
  let board: Switchboard;
  let admin: SignedInPerson;
  beforeAll(async () => {
    const environment = { ...LINE.environment, ...SESSIONS, WEBHOOK_SECRET: SECRET };
    line = await Line.open(kind, { start: MONDAY_MORNING, environment });
    board = new Switchboard(line);
    admin = await signIn(line, 'admin', { name: 'Zoe' });
    await board.ladderOfFour();
  });
  afterAll(() => line.close());

  const numberOf = async (table: string) =>
    Number((await line.rows<{ rows: number }>(`SELECT COUNT(*) AS \`rows\` FROM \`${table}\``))[0]?.rows);
  const whyNot = async (incidentId: number, name: string) => {
    const { body } = await admin.get(`/api/incidents/${incidentId}/explanation`);
    const steps = (body as { offers: { ladder: { candidates: { userName: string; reason?: string }[] }[] }[] }).offers;
    const people = steps.flatMap(({ ladder }) => ladder.flatMap(({ candidates }) => candidates));
    return [...new Set(people.filter(({ userName }) => userName === name).map(({ reason }) => reason))];
  };

  it.each([
    ['POST', '/api/users', { name: 'Loop', role: 'technician' }],
    ['PATCH', '', {}],
  ])('is refused as a phone by %s', async (method, path, more) => {
    const [before, id] = [await numberOf('users'), board.people.get('Ada')?.id];
    const refused = await admin.send(method, path || `/api/users/${id}`, { ...more, phoneE164: OUR_NUMBER });
    expect(refused).toMatchObject({ status: 400, body: { code: 'OWN_NUMBER', details: [{ field: 'phoneE164' }] } });
    expect(await numberOf('users')).toBe(before);
  });

  it('is refused also where it is only known as the number that a caller has dialled', async () => {
    const body = { name: 'Second', role: 'technician', phoneE164: SECOND_NUMBER };
    expect((await admin.send('POST', '/api/users', { ...body, active: false })).status).toBe(201);
    const ada = board.people.get('Ada');
    await board.take({ Ada: { kind: 'busy' } }, { to: SECOND_NUMBER });
    expect(await admin.send('PATCH', `/api/users/${ada?.id}`, { phoneE164: SECOND_NUMBER })).toMatchObject({
      status: 400,
      body: { code: 'OWN_NUMBER' },
    });
  });

  it('is passed over where somebody has it already, and the call goes on', async () => {
    const ben = board.people.get('Ben');
    if (!ben) throw new Error('Ben works here');
    await line.company.change(ben, { phoneE164: OUR_NUMBER });
    const call = await board.take();
    expect(call.order).toEqual(['Ada', 'Cem', 'Dora']);
    expect(await whyNot(call.incident.id, 'Ben')).toEqual(['line_number']);
    const preview = await askPreview(admin);
    expect(told(preview)).toContain('secondary: Ben (line_number)');
    const coverage = (await admin.get('/api/coverage')).body as { gaps: { step: string; why: string }[] };
    expect(coverage.gaps).toContainEqual(expect.objectContaining({ step: 'secondary', why: 'line_number' }));
    await line.company.change(ben, { phoneE164: ben.phone });
  });

  it('calls nobody: a ring that is forwarded to the line is turned away, and nobody is told', async () => {
    const before = await numberOf('messages');
    const call = await board.take({}, { from: OUR_NUMBER });
    expect(call.run.rang).toEqual([]);
    expect(call.heard).toEqual([]);
    expect(call.run.end).not.toBe('application_error');
    expect(call.incident).toMatchObject({ status: 'abandoned', callerE164: OUR_NUMBER, relatedIncidentId: null });
    expect(call.trail).toEqual(['turned_away']);
    expect(call.attempts).toEqual([]);
    expect(await numberOf('messages')).toBe(before);
  });

  it('is rejected as busy while it rings, hung up when it was answered, and so it stays', async () => {
    const fields = { CallSid: 'CArejected', From: ' 1 (415) 555-0100', To: OUR_NUMBER };
    const ringing = await board.ask('start', { fields: { ...fields, CallStatus: 'ringing' }, token: 'one' });
    expect(ringing.text).toContain('<Response><Reject reason="busy"/></Response>');
    expect(await board.ask('start', { fields: { ...fields, CallStatus: 'ringing' }, token: 'one' })).toEqual(ringing);
    const answered = { ...fields, CallSid: 'CAanswered', CallStatus: 'in-progress' };
    expect((await board.ask('start', { fields: answered })).text).toContain('<Response><Hangup/></Response>');
    const later = await board.ask('start', { fields: { ...fields, CallStatus: 'in-progress' }, token: 'two' });
    expect(later.text).not.toContain('<Dial');
    const callerOfSecond = { CallSid: 'CAsecond', From: SECOND_NUMBER, To: SECOND_NUMBER, CallStatus: 'ringing' };
    expect((await board.ask('start', { fields: callerOfSecond })).text).toContain('<Reject');
  });

  it('gets the guide’s answer of a call that is over, and its reports are taken', async () => {
    const call = line.call('CAladder', OUR_NUMBER);
    const answer = await call.next();
    expect(answer).toMatchObject({ nextPhoneE164: null, stepName: 'completed', timeoutSeconds: 0, userName: null });
    expect(await call.next({ incidentId: answer.incidentId })).toEqual(answer);
    await call.completed(answer.incidentId, 3);
  });

  it('is no word, and no address: such callers are rung for', async () => {
    for (const [index, caller] of WITHHELD.entries()) {
      const call = line.call(`CAwithheld${index}`, caller);
      const target = await call.next();
      expect(target.stepName).toBe('primary_oncall');
      await call.completed(target.incidentId, 0);
    }
  });

  it('the phone from which somebody calls is left out of the call, and said so', async () => {
    const ada = board.people.get('Ada');
    if (!ada) throw new Error('Ada works here');
    const call = await board.take({}, { from: ada.phone });
    expect(call.order).toEqual(['Ben', 'Cem', 'Dora']);
    expect(await whyNot(call.incident.id, 'Ada')).toEqual(['own_phone']);
    const spelt = encodeURIComponent(ada.phone.replace('+1415', '+1 (415) '));
    const preview = await admin.get(`/api/routing/preview?callerPhone=${spelt}`);
    expect(told(preview.body)).toContain('primary_oncall: Ada (own_phone)');
    expect(told(await askPreview(admin))).toContain('primary_oncall: 1 Ada');
    const own = await admin.get(`/api/routing/preview?callerPhone=${encodeURIComponent(OUR_NUMBER)}`);
    expect(told(own.body)).toContain('primary_oncall: Ada (turned_away)');
  });
});
