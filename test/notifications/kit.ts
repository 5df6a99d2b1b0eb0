import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { LessThanOrEqual } from 'typeorm';
import type { Clock } from '../../src/common/index.js';
import { Environment } from '../../src/config/index.js';
import { StuckRows, UnitOfWork } from '../../src/database/index.js';
import { FollowUpKeeper } from '../../src/follow-ups/index.js';
import { Message } from '../../src/notifications/index.js';
import { DailyMessages } from '../../src/notifications/daily/daily-messages.service.js';
import { FollowUpReminders } from '../../src/notifications/outbox/follow-up-reminders.service.js';
import { IncidentMessages } from '../../src/notifications/outbox/incident-messages.service.js';
import { MessageStore } from '../../src/notifications/message-store.service.js';
import { SendingPolicy } from '../../src/notifications/sending-policy.js';
import { Sender } from '../../src/notifications/sending/sender.service.js';
import { TwilioRest } from '../../src/twilio/index.js';
import type { DatabaseKind, TestDatabase } from '../kit/databases.js';
import { Line, type LineOptions } from '../kit/line.js';
import { eventsOf } from '../kit/look.js';
import { AUTH_TOKEN, MessagesResource, PUBLIC_BASE_URL, TwilioStandIn, type SentMessage } from '../kit/twilio/index.js';

/** A line whose messages go to a stand-in of Twilio. Its worker works when the test says so. */
export class TellingLine {
  private constructor(
    public line: Line,
    readonly twilio: TwilioStandIn,
    readonly messages: MessagesResource,
    readonly database: TestDatabase,
  ) {}

  static async open(kind: DatabaseKind, { environment, ...more }: LineOptions = {}): Promise<TellingLine> {
    const messages = new MessagesResource();
    const twilio = await TwilioStandIn.start(messages);
    const database = await kind.create();
    const options = { ...more, environment: { ...twilio.environment, ...environment } };
    const line = await Line.open(kept(database), options);
    return new TellingLine(line, twilio, messages, database);
  }

  /** Ends the service and starts it anew on the same database, at the same time of its clock. */
  async restart(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    const start = this.line.clock.now().toISOString();
    await this.line.close();
    this.line = await Line.open(kept(this.database), {
      start,
      environment: { ...this.twilio.environment, ...environment },
    });
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.twilio.close();
    await this.database.drop();
  }

  /** Does all that is due now, and waits until what it sends has ended. */
  async work(): Promise<void> {
    await Worker.of(this.line).work();
  }

  /** Writes the messages of the day; how many they were. */
  daily(): Promise<number> {
    return this.line.app.get(DailyMessages).write();
  }

  /** Every message there is, oldest first. */
  rows(line: Line = this.line): Promise<Message[]> {
    const oldestFirst = { order: { id: 'ASC' } } as const;
    return line.app.get(UnitOfWork).run((unit) => unit.manager.find(Message, oldestFirst));
  }

  /** What the messenger wrote into the trail of an incident: type and facts of each line. */
  async told(incidentId: number): Promise<[string, unknown][]> {
    const events = await eventsOf(this.line, incidentId);
    return events
      .filter(({ source }) => source === 'messenger')
      .map(({ type, data }) => [type, (data as { facts: unknown }).facts]);
  }

  /** Moves the clock to when carriers tell what became of the messages that were taken, and tells it. */
  async deliver(): Promise<void> {
    let passed = 0;
    for (const { message, seconds, status, code } of this.messages.deliveries()) {
      this.line.clock.advance(seconds - passed);
      passed = seconds;
      await this.report(message, status, code === null ? {} : { ErrorCode: String(code) });
    }
  }

  /** Posts a status callback of a message as Twilio does, signed; the status that it is answered. */
  async report(
    message: SentMessage,
    MessageStatus: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    const { sid: MessageSid, to: To, from: From, statusCallback } = message;
    const fields = { MessageSid, MessageStatus, To, From, SmsSid: MessageSid, SmsStatus: MessageStatus, ...more };
    const response = await fetch(statusCallback.replace(PUBLIC_BASE_URL, this.line.url), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Twilio-Signature': getExpectedTwilioSignature(AUTH_TOKEN, statusCallback, fields),
      },
      body: new URLSearchParams(fields),
    });
    return response.status;
  }
}

/** A database that is there, and stays when the service on it ends. */
export function kept({ url }: TestDatabase): DatabaseKind {
  return { name: 'a database that stays', create: async () => ({ url, drop: async () => undefined }) };
}

/** A worker of a line, without a timer: more than one may work on it, as if each were in a process of its own. */
export class Worker {
  private constructor(
    private readonly clock: Clock,
    private readonly units: UnitOfWork,
    private readonly incidentMessages: IncidentMessages,
    private readonly followUps: FollowUpKeeper,
    private readonly reminders: FollowUpReminders,
    private readonly sender: Sender,
  ) {}

  /** The worker that a line has. */
  static of({ app, clock }: Line): Worker {
    const services = [app.get(IncidentMessages), app.get(FollowUpKeeper), app.get(FollowUpReminders)] as const;
    return new Worker(clock, app.get(UnitOfWork), ...services, app.get(Sender));
  }

  /** One more worker on a line. */
  static another({ app, clock }: Line): Worker {
    const units = app.get(UnitOfWork);
    const [store, policy, twilio] = [app.get(MessageStore), app.get(SendingPolicy), app.get(TwilioRest)];
    const sender = new Sender(units, store, policy, twilio, app.get(Environment), clock, app.get(StuckRows));
    const services = [app.get(IncidentMessages), app.get(FollowUpKeeper), app.get(FollowUpReminders)] as const;
    return new Worker(clock, units, ...services, sender);
  }

  /** Begins what is due now; it goes on by itself. */
  async begin(): Promise<void> {
    await this.incidentMessages.write();
    await this.followUps.closeAnswered();
    await this.followUps.freeOfLeavers();
    await this.reminders.write();
    await this.sender.begin();
  }

  /** Waits until what it has begun has ended. */
  idle(): Promise<void> {
    return this.sender.idle();
  }

  /** Works until nothing is due now. */
  async work(): Promise<void> {
    do {
      await this.begin();
      await this.idle();
    } while (await this.isDue());
  }

  private async isDue(): Promise<boolean> {
    const dueAt = LessThanOrEqual(this.clock.now());
    return (await this.units.run((unit) => unit.manager.countBy(Message, { dueAt }))) > 0;
  }
}
