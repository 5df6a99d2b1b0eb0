import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { HELD, StuckRows, UnitOfWork, type RowByRow } from '../../database/index.js';
import { TwilioRest } from '../../twilio/index.js';
import { MessageStore } from '../message-store.service.js';
import type { Happening } from '../message-state.js';
import { SendingPolicy } from '../sending-policy.js';
import { postAlert } from '../alerts/post-alert.js';
import { outcomeOf } from './outcome.js';
import { dueMessages, takeDue, type EndedMessage, type TakenMessage } from './take-due.js';

/** How many messages this process sends at a time. */
const MAX_AT_ONCE = 10;
/** The shortest time that Twilio recommends to let a message wait in its queue, and the longest it takes, in seconds. */
const LEAST_VALIDITY_SECONDS = 6;
const MAX_VALIDITY_SECONDS = 36_000;

/** After how long a message is tried again that could not be had or ended. */
const TRY_AGAIN_MILLISECONDS = 10_000;
/** After how long it is tried again to record what became of a message: well before it is taken for lost. */
const RECORD_AGAIN_MILLISECONDS = 5000;
/** How a unit is run: nobody waits for a lock, for there is another turn a second later. */
const IF_FREE = { onlyIfFree: true };

/**
 * Sends what is due, by Twilio: each message once, also while other instances send. A message that fails or is held
 * keeps no other from its turn.
 */
@Injectable()
export class Sender {
  private readonly logger = new Logger('Messages');
  /** This worker's name: what others' messages do not have. */
  private readonly owner = randomUUID();
  private readonly running = new Set<Promise<void>>();
  /** What became of messages, as far as it could not be recorded. */
  private readonly unrecorded = new Map<number, Happening>();
  private readonly messages: RowByRow;
  private readonly outcomes: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: MessageStore,
    private readonly policy: SendingPolicy,
    private readonly twilio: TwilioRest,
    private readonly environment: Environment,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.messages = stuck.work('messages to send', TRY_AGAIN_MILLISECONDS);
    this.outcomes = stuck.work('outcomes of messages', RECORD_AGAIN_MILLISECONDS);
  }

  /** Begins to send what is due, as far as there is room, and ends what is not to be sent. @throws DatabaseAway */
  async begin(whenOneEnds: () => void = () => undefined): Promise<void> {
    await this.recordAgain();
    const tried = new Set<number>();
    for (;;) {
      const room = MAX_AT_ONCE - this.running.size;
      if (room <= 0) return;
      const leftOut = this.messages.ids.filter((id) => tried.has(id) || this.messages.rests(id));
      const due = await this.unitOfWork.run((unit) =>
        dueMessages(unit, room, [...leftOut, ...this.unrecorded.keys()], this.clock.now()),
      );
      const fresh = due.filter((id) => !tried.has(id));
      if (fresh.length === 0) break;
      for (const id of fresh) tried.add(id);
      for (const { id, happening } of await this.takeAndSend(fresh, whenOneEnds)) {
        await this.messages.do(id, () => this.store.record(id, happening, IF_FREE));
      }
    }
    this.messages.forgetAllBut([...tried, ...this.messages.ids.filter((id) => this.messages.rests(id))]);
  }

  /** Takes these messages and begins to send them; those that are not to be sent. */
  private async takeAndSend(ids: readonly number[], whenOneEnds: () => void): Promise<EndedMessage[]> {
    const all: EndedMessage[] = [];
    await this.messages.doTogether(ids, async (some) => {
      const { taken, ended, free } = await this.unitOfWork.run(
        (unit) => takeDue(unit, this.owner, some, this.policy, this.clock.now()),
        IF_FREE,
      );
      for (const message of taken) {
        const sending: Promise<void> = this.send(message).finally(() => {
          this.running.delete(sending);
          whenOneEnds();
        });
        this.running.add(sending);
      }
      all.push(...ended);
      return free;
    });
    return all;
  }

  /** Waits until no message is being sent. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** Tries again to record what became of messages. */
  private async recordAgain(): Promise<void> {
    for (const [id, happening] of this.unrecorded) {
      if (this.outcomes.rests(id)) continue;
      const recorded = await this.outcomes.do(id, () => this.store.record(id, happening, IF_FREE));
      if (recorded !== HELD) this.unrecorded.delete(id);
    }
  }

  /**
   * What can't be recorded is recorded later; when this process ends before that, the message is taken for lost, and
   * Twilio's report of it puts that right.
   */
  private async send(message: TakenMessage): Promise<void> {
    const { id } = message;
    const happening = await this.ask(message);
    try {
      const recorded = await this.outcomes.do(id, () => this.store.record(id, happening));
      if (recorded === HELD) this.unrecorded.set(id, happening);
    } catch (error) {
      this.unrecorded.set(id, happening);
      this.logger.error({ msg: 'what became of a message could not be recorded', messageId: id, err: error });
    }
  }

  private ask(message: TakenMessage): Promise<Happening> {
    const { id: messageId, kind, channel, incidentId, body: text } = message;
    if (channel === 'sms') return this.askTwilio(message);
    const { alertWebhookUrl } = this.environment;
    if (alertWebhookUrl === null) throw new Error('only what can be sent is taken');
    return postAlert(alertWebhookUrl, { text, kind, incidentId, messageId }, this.owner);
  }

  private async askTwilio({ id, phoneE164, body, expiresAt }: TakenMessage): Promise<Happening> {
    const { publicBaseUrl, twilioPhoneNumber, twilioMessagingServiceSid: messagingServiceSid } = this.environment;
    const { client } = this.twilio;
    if (client === null || twilioPhoneNumber === null) throw new Error('only what can be sent is taken');
    const seconds = Math.ceil((expiresAt.getTime() - this.clock.now().getTime()) / 1000);
    try {
      const { sid } = await client.messages.create({
        to: phoneE164,
        ...(messagingServiceSid === null ? { from: twilioPhoneNumber } : { messagingServiceSid }),
        body,
        validityPeriod: Math.min(Math.max(seconds, LEAST_VALIDITY_SECONDS), MAX_VALIDITY_SECONDS),
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
