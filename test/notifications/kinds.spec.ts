import { afterEach, expect, it } from 'vitest';
import { UnitOfWork } from '../../src/database/index.js';
import { appendEvents, holdIncident } from '../../src/incidents/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { LINE_NUMBER, PUBLIC_BASE_URL } from '../kit/twilio/index.js';
import { TellingLine } from './kit.js';

onEachDatabase('people are told', (kind) => {
  let telling: TellingLine;
  const open = async (environment = {}): Promise<TellingLine> => {
    telling = await TellingLine.open(kind, { environment });
    return telling;
  };
  afterEach(() => telling.close());

  it('that they are rung: the number of the caller, of the incident, and where to look', async () => {
    const { line, messages } = await open();
    const ada = await line.company.technician('Ada');
    await line.company.onCall(ada, 'primary');
    const { incidentId } = await line.call('CA1', '+14155551234').next();
    await telling.work();
    expect(messages.sent).toEqual([
      {
        sid: expect.stringMatching(/^SM/),
        to: ada.phone,
        from: LINE_NUMBER,
        body: `You are being rung: emergency call ${incidentId} from +14155551234. ${PUBLIC_BASE_URL}/incidents/${incidentId}`,
        statusCallback: expect.stringMatching(
          /^https:\/\/line\.example\.com\/api\/notifications\/status\?message=\d+$/,
        ),
        validityPeriod: 120,
      },
    ]);
    const [row] = await telling.rows();
    const { sid } = messages.sent[0]!;
    expect(row).toMatchObject({ kind: 'ring', status: 'sent', userId: ada.id, incidentId, tries: 1, twilioSid: sid });
    expect(row).toMatchObject({ sentAt: line.clock.now(), dueAt: null, lockOwner: null, error: null });
    expect(await telling.told(incidentId)).toEqual([
      ['message_sent', { kind: 'ring', userId: ada.id, messageId: row!.id, error: null }],
    ]);
  });

  it('once: an offer that is repeated tells nobody again', async () => {
    const { line, messages } = await open();
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    const call = line.call();
    await call.next();
    await telling.work();
    await call.next();
    await telling.work();
    await telling.work();
    expect(messages.sent).toHaveLength(1);
    expect((await telling.told(1)).map(([type]) => type)).toEqual(['message_sent']);
  });

  it('what a caller calls himself is told to nobody', async () => {
    const { line, messages } = await open();
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    const { incidentId } = await line.call('CA1', 'sip:visit-evil.example@host').next();
    await telling.work();
    expect(messages.sent[0]!.body).toContain(`emergency call ${incidentId} from a withheld number.`);
  });

  it('managers, when everybody was tried, and only the first time', async () => {
    const { line, messages } = await open();
    const ada = await line.company.technician('Ada');
    await line.company.onCall(ada, 'primary');
    const away = await line.company.person('Mia', 'manager', { available: false, timeZone: 'America/New_York' });
    await line.company.person('Max', 'manager', { phoneE164: null });
    await line.company.person('Moe', 'manager', { active: false });
    const admin = await line.company.person('Abe', 'admin', { available: false });
    const call = line.call('CA1', '+14155551234');
    await call.tryEveryone();
    await call.next({ incidentId: 1 });
    await telling.work();
    expect(messages.to(away.phone).map(({ body }) => body)).toEqual([
      'Everybody was tried, nobody answered: emergency call 1 from +14155551234 (Mon 23 Nov 05:00). ' +
        `${PUBLIC_BASE_URL}/incidents/1`,
    ]);
    expect(messages.to(away.phone)[0]!.validityPeriod).toBe(36_000);
    expect(messages.to(admin.phone)).toEqual([]);
    expect(messages.sent).toHaveLength(2);
  });

  it('admins, where there is no manager; and those of one phone once', async () => {
    const { line, messages } = await open();
    const abe = await line.company.person('Abe', 'admin', { available: false });
    await line.company.person('Abe at home', 'admin', { available: false, phoneE164: abe.phone });
    await line.call().tryEveryone();
    await telling.work();
    const bodies = messages.to(abe.phone).map(({ body }) => body.split(':', 1)[0]);
    expect(bodies).toEqual(['Everybody was tried, nobody answered']);
  });

  it.each(['reported', 'by silence'])('managers, when the call ended before anybody answered: %s', async (end) => {
    const { line, messages } = await open();
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    const mia = await line.company.person('Mia', 'manager', { available: false });
    const call = line.call('CA1', '+14155551234');
    const { incidentId } = await call.next();
    await telling.work();
    if (end === 'reported') {
      await call.completed(incidentId, null);
      await call.completed(incidentId, null);
    } else {
      line.clock.advance(200);
      expect(await line.sweep()).toBe(1);
    }
    await telling.work();
    expect(messages.to(mia.phone).map(({ body }) => body)).toEqual([
      `Ended before anybody answered: emergency call 1 from +14155551234 ` +
        `(Mon 23 Nov ${end === 'reported' ? '10:00' : '10:03'}). ${PUBLIC_BASE_URL}/incidents/1`,
    ]);
  });

  it('nobody, when it ended after an answer', async () => {
    const { line, messages } = await open();
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    await line.company.person('Mia', 'manager', { available: false });
    const call = line.call();
    const target = await call.next();
    await call.answered(target);
    await call.completed(target.incidentId);
    await telling.work();
    expect(messages.sent).toHaveLength(1);
  });

  it('managers, when the caller left a message', async () => {
    const { line, messages } = await open({ LINE_LANGUAGE: 'es', BUSINESS_TIME_ZONE: 'Europe/Madrid' });
    const mia = await line.company.person('Mia', 'manager', { available: false });
    const { incidentId } = await line.call('CA1', '+34600123456').next();
    await line.app.get(UnitOfWork).run(async (unit) => {
      await holdIncident(unit, incidentId);
      const facts = { recordingSeconds: 42 };
      const event = { type: 'voice_message', source: 'request', data: { facts } } as const;
      await appendEvents(unit, incidentId, [event], { at: line.clock.now(), requestId: null, idempotencyKey: null });
    });
    await telling.work();
    expect(messages.to(mia.phone).map(({ body }) => body)).toContain(
      `Mensaje de voz de 42 s: llamada de emergencia 1 de +34600123456 (lu 23 nov 11:00). ${PUBLIC_BASE_URL}/incidents/1`,
    );
  });

  it('everyone who is eligible at that moment, when it is the turn of the broadcast', async () => {
    const { line, messages } = await open();
    const { company } = line;
    await company.ladder('business_hours', [
      { name: 'primary_oncall', timeoutSeconds: 20, limit: null },
      { name: 'broadcast', timeoutSeconds: 20, limit: null },
    ]);
    const twin = await company.technician('Same phone');
    const ada = await company.technician('Ada', { phoneE164: twin.phone });
    await company.onCall(ada, 'primary');
    const bert = await company.technician('Bert');
    const back = await company.technician('Back', { available: false, availabilityUntil: line.clock.now() });
    await company.technician('Away', { available: false });
    await company.technician('Gone', { active: false });
    await company.technician('Nameless', { phoneE164: null });
    const mia = await company.person('Mia', 'manager');
    await line.call('CA1', '+14155551234').tryEveryone();
    await telling.work();
    const told = messages.sent.filter(({ body }) => body.startsWith('Not answered yet'));
    expect(told.map(({ to }) => to)).toEqual([bert.phone, back.phone, mia.phone]);
    expect(told[0]!.body).toBe(
      'Not answered yet: emergency call 1 from +14155551234 (Mon 23 Nov 10:00). If you can help, call back. ' +
        `${PUBLIC_BASE_URL}/incidents/1`,
    );
  });

  it('nothing where there is nobody to tell, and the trail says so', async () => {
    const { line } = await open();
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    const call = line.call();
    const { incidentId } = await call.next();
    await call.completed(incidentId, null);
    await telling.work();
    expect(await telling.told(incidentId)).toContainEqual([
      'message_skipped',
      { kind: 'abandoned', userId: null, messageId: null, people: 0, error: 'nobody to tell' },
    ]);
  });
});
