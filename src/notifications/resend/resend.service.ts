import { Injectable } from '@nestjs/common';
import { noteChange } from '../../audit/index.js';
import { Clock, DomainError, type Actor } from '../../common/index.js';
import type { AdministrativeUnit, Unit } from '../../database/index.js';
import { holdIncident } from '../../incidents/index.js';
import { Administration, User } from '../../users/index.js';
import { expiryOf } from '../kinds.js';
import { MessageList } from '../list/message-list.service.js';
import type { MessageAnswer } from '../list/messages.answers.js';
import type { Draft } from '../outbox/draft.js';
import { writeMessages } from '../outbox/write-messages.js';
import { SendingPolicy } from '../sending-policy.js';
import { OPTED_OUT, unreachableOf } from '../unreachable/unreachable-phones.js';
import { againSubject } from './again.js';

/** Sends messages again that did not reach people. */
@Injectable()
export class ResendService {
  constructor(
    private readonly administration: Administration,
    private readonly messages: MessageList,
    private readonly policy: SendingPolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes a new message with the text of one that did not arrive, to the phone that the person has now, and notes it in the
   * audit. A message is repeated once; the one that repeats it may be repeated in turn.
   * @throws DomainError 404 `MESSAGE_NOT_FOUND`; 409 `MESSAGE_UNDER_WAY`, `MESSAGE_DELIVERED`, `MESSAGE_RESENT`,
   *   `NOT_A_TEXT_MESSAGE`, `MESSAGES_OFF`, `PERSON_INACTIVE`, `NO_PHONE` or `PHONE_SENT_STOP`.
   */
  resend(actor: Actor, id: number): Promise<MessageAnswer> {
    return this.administration.write(actor, (unit) => this.resendIn(unit, id));
  }

  private async resendIn(unit: AdministrativeUnit, id: number): Promise<MessageAnswer> {
    const { incidentId } = await this.messages.one(unit, id);
    // The incident before the message: everybody takes the two locks in this order.
    if (incidentId !== null) await holdIncident(unit, incidentId);
    await unit.rows(`SELECT \`id\` FROM \`messages\` WHERE \`id\` = ?${unit.forUpdate}`, [id]);
    const message = await this.messages.one(unit, id);
    assertEnded(message);
    const { kind, userId, text } = message;
    if (this.policy.skipReason(kind) !== null) throw refused('MESSAGES_OFF', 'messages of this kind are not sent');
    const now = this.clock.now();
    const recipient = { userId, phoneE164: await phoneOf(unit, userId) };
    const draft: Draft = {
      kind,
      subject: againSubject(id),
      recipient,
      body: text,
      incidentId,
      expiresAt: expiryOf(kind, now),
    };
    const [written] = await writeMessages(unit, [draft], this.policy, now);
    if (written === undefined) throw new Error('the message that was just written is not there');
    const after = { resendOf: id, kind, ...recipient };
    await noteChange(unit, { at: now, entity: 'message', entityId: written.id, before: null, after });
    return this.messages.one(unit, written.id);
  }
}

/** @throws DomainError 409 where a message may still arrive, has arrived, or was sent again already. */
function assertEnded({ channel, status, resentAs }: MessageAnswer): void {
  if (channel !== 'sms') throw refused('NOT_A_TEXT_MESSAGE', 'only text messages can be sent again');
  if (status === 'queued' || status === 'sending' || status === 'sent') {
    throw refused('MESSAGE_UNDER_WAY', 'this message is under way');
  }
  if (status === 'delivered') throw refused('MESSAGE_DELIVERED', 'this message has arrived');
  if (resentAs !== null) throw refused('MESSAGE_RESENT', `this message was sent again: message ${resentAs}`);
}

/** @throws DomainError 409 where no message may go to a person. */
async function phoneOf(unit: Unit, userId: number): Promise<string> {
  const user = await unit.manager.findOneBy(User, { id: userId });
  if (!user || !user.active || user.deletedAt !== null) {
    throw refused('PERSON_INACTIVE', 'this person is deactivated or deleted');
  }
  const { phoneE164 } = user;
  if (phoneE164 === null) throw refused('NO_PHONE', 'this person has no phone that a message could go to');
  const unreachable = await unreachableOf(unit, [phoneE164]);
  if (unreachable.get(phoneE164)?.errorCode === OPTED_OUT) {
    throw refused('PHONE_SENT_STOP', 'this phone has sent STOP: nothing may be sent to it');
  }
  return phoneE164;
}

function refused(code: string, message: string): DomainError {
  return new DomainError(409, code, message);
}
