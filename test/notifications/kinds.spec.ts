import { afterEach, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { SECRET } from '../kit/line.js';
import { ACCOUNT_SID, LINE_NUMBER, PUBLIC_BASE_URL } from '../kit/twilio/index.js';
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
        service: null,
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

  it('that they are rung, everybody who is rung together', async () => {
    const { line, messages } = await open();
    await line.company.ladder('business_hours', [{ name: 'broadcast', timeoutSeconds: 20, limit: null }]);
    const people = [await line.company.technician('Ada'), await line.company.technician('Bert')];
    await line.company.technician('Away', { available: false });
    const response = await fetch(`${line.url}/api/telephony/twiml/start`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${SECRET}` },
      body: new URLSearchParams({ CallSid: 'CA1', From: '+14155551234' }),
    });
    expect(await response.text()).toContain('<Dial');
    await telling.work();
    expect(messages.sent.map(({ to }) => to)).toEqual(people.map(({ phone }) => phone));
    // Nobody is left who is eligible and is not rung.
    expect((await telling.told(1)).map(([type, facts]) => `${type} ${(facts as { kind: string }).kind}`)).toEqual([
      'message_skipped broadcast',
      'message_sent ring',
      'message_sent ring',
    ]);
  });

  it('the name that a caller gives is told to nobody', async () => {
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

  it('managers, when the caller left a message, and once for all that Twilio tells of it', async () => {
    const { line, messages } = await open({ LINE_LANGUAGE: 'es', BUSINESS_TIME_ZONE: 'Europe/Madrid' });
    const mia = await line.company.person('Mia', 'manager', { available: false });
    const { incidentId } = await line.call('CA1', '+34600123456').next();
    const recording = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/RE${'1'.repeat(32)}`;
    const leave = async (endpoint: string, address: string): Promise<void> => {
      const response = await fetch(`${line.url}/api/telephony/twiml/${endpoint}?incident=${incidentId}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${SECRET}` },
        body: new URLSearchParams({ CallSid: 'CA1', RecordingUrl: address, RecordingDuration: '42' }),
      });
      expect(response.ok).toBe(true);
      await telling.work();
    };
    await leave('recording-status', recording.replace(ACCOUNT_SID, `AC${'9'.repeat(32)}`));
    expect(messages.to(mia.phone).filter(({ body }) => body.startsWith('Mensaje'))).toEqual([]);
    for (const endpoint of ['voice-message', 'recording-status', 'recording-status']) await leave(endpoint, recording);
    const told = messages.to(mia.phone).map(({ body }) => body);
    expect(told.filter((body) => body.startsWith('Mensaje'))).toEqual([
      `Mensaje de voz de 42 s: llamada de emergencia 1 de +34600123456 (lu 23 nov 11:00). ${PUBLIC_BASE_URL}/incidents/1`,
    ]);
  });

  it('managers, what the caller said, once Twilio has written it down: the beginning where it is long', async () => {
    const { line, messages } = await open({ TRANSCRIPTION: 'on' });
    const mia = await line.company.person('Mia', 'manager', { available: false });
    const { incidentId } = await line.call('CA1', '+14155551234').next();
    const words = `Water is coming through the ceiling ${'and through the walls '.repeat(20)}`;
    const RecordingUrl = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/RE${'1'.repeat(32)}`;
    for (const TranscriptionText of [words, '']) {
      await fetch(`${line.url}/api/telephony/twiml/transcription?incident=${incidentId}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${SECRET}` },
        body: new URLSearchParams({
          CallSid: 'CA1',
          RecordingUrl,
          TranscriptionStatus: 'completed',
          TranscriptionText,
        }),
      });
    }
    await telling.work();
    const told = messages.to(mia.phone).map(({ body }) => body);
    expect(told.filter((body) => body.startsWith('Voice message'))).toEqual([
      `Voice message: emergency call 1 from +14155551234 (Mon 23 Nov 10:00). It says: "${words.slice(0, 237)}..." ` +
        `${PUBLIC_BASE_URL}/incidents/1`,
    ]);
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
