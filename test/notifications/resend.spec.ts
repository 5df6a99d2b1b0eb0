import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message } from '../../src/notifications/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { Gate, says } from '../kit/twilio/index.js';
import { TellingLine } from './kit.js';

const OLD = '+14155550111';
const NEW = '+14155550122';

onEachDatabase('a message that is sent again', (kind) => {
  let telling: TellingLine;
  let admin: SignedInPerson;
  let miaId: number;
  beforeEach(async () => {
    telling = await TellingLine.open(kind, { environment: SESSIONS });
    admin = await signIn(telling.line, 'admin');
    const mia = await telling.line.company.person('Mia', 'manager', { phoneE164: OLD, available: false });
    miaId = mia.id;
  });
  afterEach(() => telling.close());

  /** Tells Mia of a call that nobody takes, by a message that fails unless told otherwise. */
  const told = async (fate = says(400, 21_211)): Promise<Message> => {
    telling.messages.next(fate);
    await telling.line.call('CA1', '+14155551234').next();
    await telling.work();
    const [row] = await telling.rows();
    if (row === undefined) throw new Error('nobody was told');
    return row;
  };
  const resend = (id: number, who = admin) => who.send('POST', `/api/messages/${id}/resend`);
  const change = (values: object) => admin.send('PATCH', `/api/users/${miaId}`, values);
  const refused = (code: string) => ({ status: 409, body: { code } });

  it('is a new one with the same text, to the phone of now, and stands in the audit and in the trail', async () => {
    const first = await told();
    expect(first).toMatchObject({ status: 'failed', error: 'Twilio 21211', phoneE164: OLD });
    await change({ phoneE164: NEW });
    const { status, body } = await resend(first.id);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({
      kind: 'exhausted',
      status: 'queued',
      userId: miaId,
      phoneE164: NEW,
      text: first.body,
      incidentId: 1,
      resendOf: first.id,
      resentAs: null,
    });
    const { id } = body as { id: number };
    await telling.work();
    expect(telling.messages.to(NEW).map((sent) => sent.body)).toEqual([first.body]);
    expect((await admin.get('/api/messages')).body).toMatchObject({
      items: [
        { id, status: 'sent', resendOf: first.id, resentAs: null },
        { id: first.id, status: 'failed', resendOf: null, resentAs: id },
      ],
    });
    expect((await admin.get('/api/audit?entity=message')).body).toMatchObject({
      items: [
        {
          actorUserId: admin.id,
          entityId: String(id),
          before: null,
          after: { resendOf: first.id, kind: 'exhausted', userId: miaId, phoneE164: NEW },
        },
      ],
    });
    expect(await telling.told(1)).toContainEqual(['message_sent', expect.objectContaining({ messageId: id })]);
  });

  it('is repeated once, and its repetition again when that fails too', async () => {
    const first = await told();
    telling.messages.next(says(400, 21_211));
    const second = (await resend(first.id)).body as { id: number };
    expect(await resend(first.id)).toMatchObject(refused('MESSAGE_RESENT'));
    expect(await resend(second.id)).toMatchObject(refused('MESSAGE_UNDER_WAY'));
    await telling.work();
    const third = await resend(second.id);
    expect(third).toMatchObject({ status: 201, body: { resendOf: second.id } });
    await telling.work();
    expect(telling.messages.to(OLD)).toHaveLength(1);
  });

  it('is sent once when two people ask at once', async () => {
    const first = await told();
    const answers = await Promise.all([resend(first.id), resend(first.id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await telling.rows()).toHaveLength(2);
  });

  it('is refused while the first may still arrive, and once it has', async () => {
    const gate = new Gate();
    telling.messages.next(gate.fate);
    await telling.line.call('CA1', '+14155551234').next();
    const working = telling.work();
    await expect.poll(async () => (await telling.rows())[0]?.status).toBe('sending');
    expect(await resend(1)).toMatchObject(refused('MESSAGE_UNDER_WAY'));
    gate.open();
    await working;
    expect(await resend(1)).toMatchObject(refused('MESSAGE_UNDER_WAY'));
    await telling.deliver();
    expect(await resend(1)).toMatchObject(refused('MESSAGE_DELIVERED'));
    expect(await telling.rows()).toHaveLength(1);
  });

  it('is refused for a person who has no phone, has sent STOP, or is deactivated', async () => {
    const { id } = await told(says(400, 21_610));
    expect(await resend(id)).toMatchObject(refused('PHONE_SENT_STOP'));
    await change({ phoneE164: null });
    expect(await resend(id)).toMatchObject(refused('NO_PHONE'));
    await change({ phoneE164: NEW, active: false });
    expect(await resend(id)).toMatchObject(refused('PERSON_INACTIVE'));
    expect(await telling.rows()).toHaveLength(1);
    await change({ active: true });
    expect(await resend(id)).toMatchObject({ status: 201 });
  });

  it('is refused where such messages are not sent any more, to technicians, and where there is no such message', async () => {
    const { id } = await told();
    expect(await resend(id + 1)).toMatchObject({ status: 404, body: { code: 'MESSAGE_NOT_FOUND' } });
    const technician = await signIn(telling.line, 'technician');
    expect(await resend(id, technician)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    await telling.restart({ ...SESSIONS, MESSAGES_OFF: 'exhausted' });
    const again = await signIn(telling.line, 'admin');
    expect(await resend(id, again)).toMatchObject(refused('MESSAGES_OFF'));
  });
});
