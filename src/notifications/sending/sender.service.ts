import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { UnitOfWork } from '../../database/index.js';
import { TwilioRest } from '../../twilio/index.js';
import { MessageBook } from '../message-book.service.js';
import type { Happening } from '../message-state.js';
import { SendingPolicy } from '../sending-policy.js';
import { outcomeOf } from './outcome.js';
import { takeDue, type TakenMessage } from './take-due.js';

/** How many messages this process sends at a time. */
const MOST_AT_ONCE = 10;
/** The shortest time that Twilio recommends to let a message wait in its queue, and the longest it takes, in seconds. */
const LEAST_VALIDITY_SECONDS = 6;
const MOST_VALIDITY_SECONDS = 36_000;

/** Sends what is due, by Twilio: each message once, whoever else sends beside it. */
@Injectable()
export class Sender {
  private readonly logger = new Logger('Messages');
  /** This worker's name: what others' messages do not have. */
  private readonly owner = randomUUID();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly book: MessageBook,
    private readonly policy: SendingPolicy,
    private readonly twilio: TwilioRest,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Begins to send what is due, as far as there is room, and ends what is not to be sent. */
  async begin(whenOneEnds: () => void = () => undefined): Promise<void> {
    for (;;) {
      const room = MOST_AT_ONCE - this.running.size;
      if (room <= 0) return;
      const { taken, ended } = await this.unitOfWork.run((unit) =>
        takeDue(unit, this.owner, room, this.policy, this.clock.now()),
      );
      for (const message of taken) {
        const sending: Promise<void> = this.send(message).finally(() => {
          this.running.delete(sending);
          whenOneEnds();
        });
        this.running.add(sending);
      }
      for (const { id, happening } of ended) await this.book.record(id, happening);
      if (ended.length === 0) return;
    }
  }

  /** Waits until no message is being sent. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** What can't be recorded is taken for lost when its time is over; Twilio's report of it puts that right. */
  private async send(message: TakenMessage): Promise<void> {
    const happening = await this.ask(message);
    try {
      await this.book.record(message.id, happening);
    } catch (error) {
      this.logger.error({ msg: 'what became of a message could not be recorded', messageId: message.id, err: error });
    }
  }

  private async ask({ id, phoneE164, body, expiresAt }: TakenMessage): Promise<Happening> {
    const { publicBaseUrl, twilioPhoneNumber } = this.environment;
    const { client } = this.twilio;
    if (client === null || twilioPhoneNumber === null) throw new Error('only what can be sent is taken');
    const seconds = Math.ceil((expiresAt.getTime() - this.clock.now().getTime()) / 1000);
    try {
      const { sid } = await client.messages.create({
        to: phoneE164,
        from: twilioPhoneNumber,
        body,
        validityPeriod: Math.min(Math.max(seconds, LEAST_VALIDITY_SECONDS), MOST_VALIDITY_SECONDS),
        ...(publicBaseUrl !== null && {
          statusCallback: `${publicBaseUrl}/api/notifications/status?message=${id}`,
        }),
      });
      return { kind: 'accepted', sid };
    } catch (error) {
      return outcomeOf(error, this.owner);
    }
  }
}
