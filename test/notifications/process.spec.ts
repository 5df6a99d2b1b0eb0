import { afterEach, beforeEach, expect, it } from 'vitest';
import { Message } from '../../src/notifications/index.js';
import { onEachDatabase, type TestDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { eventsOf } from '../kit/look.js';
import { Phone } from '../kit/phone.js';
import { startService, type ServiceProcess } from '../kit/processes.js';
import { Gate, MessagesResource, TwilioStandIn } from '../kit/twilio/index.js';
import { kept, Worker } from './kit.js';

/** What would come beside a ring, by the hour or by a test that takes long. */
const OTHERS = 'exhausted,abandoned,broadcast,handoff_reminder,coverage_gaps';

onEachDatabase('a service of its own process', (kind) => {
  let messages: MessagesResource;
  let twilio: TwilioStandIn;
  let database: TestDatabase;
  let service: ServiceProcess;
  let phone: string;

  /** The same database under a clock that is some seconds ahead, with a worker that does nothing by itself. */
  const look = async <T>(see: (line: Line) => Promise<T>, seconds = 0): Promise<T> => {
    const start = new Date(Date.now() + seconds * 1000).toISOString();
    const line = await Line.open(kept(database), { start, environment: twilio.environment });
    try {
      return await see(line);
    } finally {
      await line.close();
    }
  };
  const rings = (line: Line): Promise<Message[]> =>
    line.dataSource.manager.find(Message, { where: { kind: 'ring' }, order: { id: 'ASC' } });

  beforeEach(async () => {
    messages = new MessagesResource();
    twilio = await TwilioStandIn.start(messages);
    database = await kind.create();
    ({ phone } = await look((line) => line.company.person('Mia', 'manager')));
    service = await startService({ ...twilio.environment, DATABASE_URL: database.url, MESSAGES_OFF: OTHERS });
  });
  afterEach(async () => {
    await service.stop();
    await twilio.close();
    await database.drop();
  });
  const ring = () => new Phone(service.url, { callSid: 'CA1', callerPhone: '+14155551234' }).next();

  it('tells by itself those who are rung, and ends what it is sending before it ends', async () => {
    const gate = new Gate();
    messages.next(gate.fate);
    const { nextPhoneE164 } = await ring();
    await messages.arrived(1);
    expect(messages.sent.map(({ to }) => to)).toEqual([nextPhoneE164]);
    const stopped = service.stop();
    gate.open();
    await stopped;
    // The stand-in knows messages only, and the service looks at its account too.
    expect(service.complaints.filter((line) => !line.includes('"room":"Account"'))).toEqual([]);
    const [row] = await look(rings);
    expect(row).toMatchObject({ status: 'sent', tries: 1, phoneE164: phone, lockOwner: null, dueAt: null });
  });

  it('that is killed between sending and noting it leaves a message that is reported, and never sent again', async () => {
    messages.next(new Gate().fate);
    await ring();
    await messages.arrived(1);
    await service.kill();
    await look(async (line) => {
      await Worker.of(line).work();
      expect((await rings(line))[0]).toMatchObject({ status: 'sending', tries: 1 });
    });
    await look(async (line) => {
      await Worker.of(line).work();
      expect((await rings(line))[0]).toMatchObject({ status: 'failed', error: 'outcome unknown', tries: 1 });
      expect((await eventsOf(line, 1)).map(({ type }) => type)).toEqual(['offered', 'message_failed']);
    }, 120);
    await look((line) => Worker.of(line).work(), 900);
    expect(messages.sent).toHaveLength(1);
  });
});
