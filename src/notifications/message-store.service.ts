import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment, type MessageKind } from '../config/index.js';
import { toInstant, UnitOfWork, type RunOptions, type Unit } from '../database/index.js';
import { appendNotes, holdIncident } from '../incidents/index.js';
import { alertFor, isUrgent } from './alerts/alert.js';
import type { Channel } from './channel.js';
import { MessageReached } from './facts.js';
import { afterwards, wasTaken, type Happening, type MessageState } from './message-state.js';
import type { Draft } from './outbox/draft.js';
import { writeMessages } from './outbox/write-messages.js';
import { SendingPolicy } from './sending-policy.js';
import { textsIn } from './texts/index.js';
import { markReached, markUnreachable, phoneProblemIn } from './unreachable/unreachable-phones.js';

type Instant = Date | string;

interface Row {
  readonly dedupe_key: string;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly phone_e164: string;
  readonly body: string;
  readonly user_id: number;
  readonly incident_id: number | null;
  readonly status: MessageState['status'];
  readonly tries: number;
  readonly due_at: Instant | null;
  readonly expires_at: Instant;
  readonly lock_owner: string | null;
  readonly sent_at: Instant | null;
  readonly twilio_sid: string | null;
  readonly error: string | null;
}

const READ =
  'SELECT `dedupe_key`, `kind`, `channel`, `phone_e164`, `body`, `user_id`, `incident_id`, `status`, `tries`, `due_at`, `expires_at`, `lock_owner`, `sent_at`, ' +
  '`twilio_sid`, `error` FROM `messages` WHERE `id` = ?';
const WRITE =
  'UPDATE `messages` SET `status` = ?, `due_at` = ?, `lock_owner` = ?, `sent_at` = ?, `twilio_sid` = ?, `error` = ?, ' +
  '`updated_at` = ? WHERE `id` = ?';

/** Records what happens to messages, and tells it in the trail of the call that they are about. */
@Injectable()
export class MessageStore {
  private readonly logger = new Logger('Messages');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly policy: SendingPolicy,
    private readonly environment: Environment,
  ) {}

  /** Records that something happened to a message; false: there is no such message. */
  async record(id: number, happening: Happening, options: RunOptions = {}): Promise<boolean> {
    const change = await this.unitOfWork.run((unit) => this.change(unit, id, happening), options);
    if (change === null) return false;
    const { before, after } = change;
    if (after?.status === 'failed' || after?.status === 'undelivered') {
      this.logger.warn({ msg: `message ${after.status}`, messageId: id, kind: before.kind, error: after.error });
    }
    return true;
  }

  private async change(
    unit: Unit,
    id: number,
    happening: Happening,
  ): Promise<{ before: Row; after: MessageState | null } | null> {
    const [found] = await unit.rows<Row>(READ, [id]);
    if (!found) return null;
    // the incident before the message: everybody takes the two locks in this order
    if (found.incident_id !== null) await holdIncident(unit, found.incident_id);
    const [before = found] = await unit.rows<Row>(`${READ}${unit.forUpdate}`, [id]);
    const now = this.clock.now();
    const after = afterwards(stateOf(before), happening, now);
    if (after === null) return { before, after };
    const { status, dueAt, lockOwner, sentAt, twilioSid, error } = after;
    await unit.change(WRITE, [status, dueAt, lockOwner, sentAt, twilioSid, error, now, id]);
    if (status !== 'queued') unit.emit(new MessageReached(before.kind, status));
    await this.note(unit, id, before, after, now);
    await this.learn(unit, before, after, now);
    return { before, after };
  }

  /** Takes in what a text message teaches about its phone, and writes an alert in its place where it must not be missed. */
  private async learn(unit: Unit, message: Row, after: MessageState, now: Date): Promise<void> {
    const { channel, kind, phone_e164: phoneE164 } = message;
    if (channel !== 'sms') return;
    if (after.status === 'delivered') await markReached(unit, phoneE164);
    if (after.status !== 'failed' && after.status !== 'undelivered') return;
    const problem = phoneProblemIn(after.error);
    if (problem !== null) await markUnreachable(unit, phoneE164, problem, now);
    if (!isUrgent(kind) || !this.policy.canAlert) return;
    const draft = alertFor(draftOf(message), textsIn(this.environment.lineLanguage));
    await writeMessages(unit, [draft], this.policy, now);
  }

  private async note(unit: Unit, id: number, before: Row, after: MessageState, now: Date): Promise<void> {
    const type = wasTaken(after) ? 'message_sent' : `message_${after.status}`;
    const isTold = wasTaken(after) ? !wasTaken(before) : after.status !== 'queued';
    if (before.incident_id === null || !isTold) return;
    const { kind, channel } = before;
    const facts = {
      kind,
      ...(channel === 'webhook' && { channel }),
      userId: Number(before.user_id),
      messageId: id,
      error: after.error,
    };
    await appendNotes(unit, 'messenger', [{ incidentId: Number(before.incident_id), type, facts }], now);
  }
}

/** Returns a message as it was written. */
function draftOf(row: Row): Draft {
  const { kind, phone_e164: phoneE164, body } = row;
  const [, subject = ''] = row.dedupe_key.split(':');
  const incidentId = row.incident_id === null ? null : Number(row.incident_id);
  const recipient = { userId: Number(row.user_id), phoneE164 };
  return { kind, subject, recipient, body, incidentId, expiresAt: toInstant(row.expires_at) };
}

function stateOf(row: Row): MessageState {
  const instant = (value: Instant | null): Date | null => (value === null ? null : toInstant(value));
  return {
    status: row.status,
    tries: Number(row.tries),
    dueAt: instant(row.due_at),
    expiresAt: toInstant(row.expires_at),
    lockOwner: row.lock_owner,
    sentAt: instant(row.sent_at),
    twilioSid: row.twilio_sid,
    error: row.error,
  };
}
