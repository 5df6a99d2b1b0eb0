import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock, DomainError, type Actor } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { UnitOfWork, type Unit } from '../../database/index.js';
import { errorInWords } from '../../twilio/index.js';
import { UsersService } from '../../users/index.js';
import { expiryOf } from '../kinds.js';
import type { MessageStatus } from '../message-status.js';
import { keyOf, type Draft } from '../outbox/draft.js';
import { writeMessages } from '../outbox/write-messages.js';
import { SendingPolicy } from '../sending-policy.js';
import { textsIn } from '../texts/index.js';
import type { TestMessageAnswer } from './test-message.dto.js';

/** How long it is waited for, and how often it is looked, in milliseconds. */
const WAIT_MILLISECONDS = 20_000;
const LOOK_MILLISECONDS = 250;
const MINUTE = 60_000;

interface Row {
  readonly id: number;
  readonly status: MessageStatus;
  readonly error: string | null;
}

/** Where nothing more will be heard of a message. */
const ENDED: ReadonlySet<MessageStatus> = new Set(['delivered', 'undelivered', 'failed', 'skipped', 'expired']);

/** Sends people a message of their own, to see whether one reaches them. */
@Injectable()
export class TestMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersService,
    private readonly policy: SendingPolicy,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a test message to the phone of the person who is signed in, and waits for up to 20 s for what becomes of it. Within one
   * minute it is sent once.
   * @throws DomainError 409 `NO_PHONE` where they have none.
   */
  async send({ userId }: Actor, signal: AbortSignal): Promise<TestMessageAnswer> {
    const draft = await this.unitOfWork.run((unit) => this.write(unit, userId));
    const until = performance.now() + WAIT_MILLISECONDS;
    for (;;) {
      const row = await this.unitOfWork.run((unit) => rowOf(unit, keyOf(draft)));
      if (ENDED.has(row.status) || performance.now() > until || signal.aborted) return answerOf(row);
      await pause(LOOK_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async write(unit: Unit, userId: number): Promise<Draft> {
    const { phoneE164 } = await this.users.get(unit, userId);
    if (phoneE164 === null) throw new DomainError(409, 'NO_PHONE', 'you have no phone that a message could go to');
    const now = this.clock.now();
    const draft: Draft = {
      kind: 'test',
      subject: `minute-${Math.floor(now.getTime() / MINUTE)}`,
      recipient: { userId, phoneE164 },
      body: textsIn(this.environment.lineLanguage).test(),
      incidentId: null,
      expiresAt: expiryOf('test', now),
    };
    await writeMessages(unit, [draft], this.policy, now);
    return draft;
  }
}

async function rowOf(unit: Unit, key: string): Promise<Row> {
  const [row] = await unit.rows<Row>('SELECT `id`, `status`, `error` FROM `messages` WHERE `dedupe_key` = ?', [key]);
  if (row === undefined) throw new DomainError(404, 'MESSAGE_NOT_FOUND', 'the test message is not there any more');
  return row;
}

function answerOf({ id, status, error }: Row): TestMessageAnswer {
  return { messageId: Number(id), status, error, message: inWords(status, error) };
}

function inWords(status: MessageStatus, error: string | null): string {
  switch (status) {
    case 'delivered':
      return 'The message arrived at your phone.';
    case 'queued':
    case 'sending':
    case 'sent':
      return 'Twilio has not said yet whether the message arrived: look at your phone, and at the messages.';
    case 'skipped':
      return 'Messages are not set up: TWILIO_ACCOUNT_SID and TWILIO_PHONE_NUMBER are needed.';
    default: {
      const code = /^Twilio (\d+)$/.exec(error ?? '')?.[1];
      const words = code === undefined ? null : errorInWords(Number(code));
      return `The message did not arrive: ${words ?? error ?? 'Twilio gave no reason'}.`;
    }
  }
}
