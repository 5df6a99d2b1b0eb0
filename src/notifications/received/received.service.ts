import { Injectable } from '@nestjs/common';
import { Clock, toE164 } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { isUniqueViolation, RepeatUnit, toInstant, UnitOfWork, type Unit } from '../../database/index.js';
import { appendNotes, holdIncident } from '../../incidents/index.js';
import { textsIn, type CallerComes, type Texts } from '../texts/index.js';
import { markReached, markTexting, markUnreachable, OPTED_OUT } from '../unreachable/unreachable-phones.js';
import type { ReceivedTexts } from './received.dto.js';
import { endsStop, meaningOf, replyTo } from './reply.js';

/** For how long a message may be acknowledged, in milliseconds. */
const ACKNOWLEDGED_WITHIN = 12 * 3_600_000;
/** An unknown sender is answered once in this time, in milliseconds: two machines could else answer each other for ever. */
const ANSWERED_ONCE_IN = 3_600_000;
const MAX_BODY = 1600;
const MAX_LISTED = 100;

/** A text message as Twilio tells it. */
export interface Received {
  readonly messageSid: string;
  /** As it came: E.164, or a short code, or a name. */
  readonly from: string;
  readonly body: string;
  /** Twilio's `OptOutType` (STOP, START, HELP): it took the text for that, whatever its words, and has answered it; left out: no. */
  readonly optOutType?: string;
}

interface Newest {
  readonly id: number;
  readonly incident_id: number;
}

/** Takes the text messages that come to the line: keeps them, and says what they are answered. */
@Injectable()
export class ReceivedMessages {
  private readonly texts: Texts;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {
    this.texts = textsIn(environment.lineLanguage);
  }

  /** Keeps a text message and returns what it is answered; null: nothing. The same message again gets the same answer. */
  take(received: Received): Promise<string | null> {
    return this.unitOfWork.run(async (unit) => {
      const [known] = await unit.rows<{ reply: string | null }>(
        'SELECT `reply` FROM `received_texts` WHERE `message_sid` = ?',
        [received.messageSid],
      );
      return known === undefined ? this.answer(unit, received) : known.reply;
    });
  }

  /** Returns the newest text messages that came to the line. */
  async list(): Promise<ReceivedTexts> {
    const rows = await this.unitOfWork.run((unit) =>
      unit.rows<{
        message_sid: string;
        from_phone: string;
        user_id: number | null;
        user_name: string | null;
        body: string;
        reply: string | null;
        received_at: Date | string;
      }>(
        'SELECT `r`.*, `u`.`name` AS `user_name` FROM `received_texts` `r` LEFT JOIN `users` `u` ON `u`.`id` = `r`.`user_id` ' +
          `ORDER BY \`r\`.\`received_at\` DESC, \`r\`.\`message_sid\` LIMIT ${MAX_LISTED}`,
        [],
      ),
    );
    return {
      items: rows.map((row) => ({
        messageSid: row.message_sid,
        from: row.from_phone,
        userId: row.user_id === null ? null : Number(row.user_id),
        userName: row.user_name,
        text: row.body,
        reply: row.reply,
        receivedAt: toInstant(row.received_at),
      })),
    };
  }

  /** The flow whose widgets ring lets nobody go before a ring is over; in the other one callers are moved by REST. */
  private get comes(): CallerComes {
    const { lineFlow, twilioAccountSid } = this.environment;
    if (lineFlow === 'ladder') return 'after_the_ring';
    return twilioAccountSid === null ? 'never' : 'at_once';
  }

  private async answer(unit: Unit, { messageSid, from, body, optOutType }: Received): Promise<string | null> {
    const now = this.clock.now();
    const phone = toE164(from);
    const userId = phone === null ? null : await userOf(unit, phone);
    const meant = optOutType ?? body;
    const said =
      userId === null || phone === null
        ? await this.toStranger(unit, from, now)
        : await this.toPerson(unit, { userId, phone, body: meant }, now);
    const reply = optOutType === undefined ? said : null;
    try {
      await unit.change(
        'INSERT INTO `received_texts` (`message_sid`, `from_phone`, `user_id`, `body`, `reply`, `received_at`) ' +
          'VALUES (?, ?, ?, ?, ?, ?)',
        [messageSid, from, userId, body.slice(0, MAX_BODY), reply, now],
      );
    } catch (error) {
      throw isUniqueViolation(error) ? new RepeatUnit(error) : error;
    }
    return reply;
  }

  private async toStranger(unit: Unit, from: string, now: Date): Promise<string | null> {
    const since = new Date(now.getTime() - ANSWERED_ONCE_IN);
    const [answered] = await unit.rows(
      'SELECT 1 AS `one` FROM `received_texts` WHERE `from_phone` = ? AND `received_at` > ? AND `reply` IS NOT NULL LIMIT 1',
      [from, since],
    );
    return answered === undefined ? this.texts.callsOnly(this.environment.twilioPhoneNumber) : null;
  }

  private async toPerson(
    unit: Unit,
    { userId, phone, body }: { readonly userId: number; readonly phone: string; readonly body: string },
    now: Date,
  ): Promise<string | null> {
    const meaning = meaningOf(body);
    const newest = meaning === 'acknowledge' ? await newestTo(unit, userId, now) : null;
    if (newest !== null) {
      const { incident_id: id, id: messageId } = newest;
      const incidentId = Number(id);
      await holdIncident(unit, incidentId);
      const facts = { userId, messageId: Number(messageId) };
      await appendNotes(unit, 'messenger', [{ incidentId, type: 'message_acknowledged', facts }], now);
    }
    if (meaning === 'stop') await markUnreachable(unit, phone, OPTED_OUT, now);
    else if (endsStop(body)) await markReached(unit, phone);
    else await markTexting(unit, phone);
    const incidentId = newest === null ? null : Number(newest.incident_id);
    return replyTo(meaning, { incidentId, line: this.environment.twilioPhoneNumber, comes: this.comes }, this.texts);
  }
}

async function userOf(unit: Unit, phone: string): Promise<number | null> {
  const [row] = await unit.rows<{ id: number }>(
    'SELECT `id` FROM `users` WHERE `phone_e164` = ? AND `active` = 1 AND `deleted_at` IS NULL ORDER BY `id` LIMIT 1',
    [phone],
  );
  return row === undefined ? null : Number(row.id);
}

/** The newest message about a call that went to somebody's phone, while it may be acknowledged. */
async function newestTo(unit: Unit, userId: number, now: Date): Promise<Newest | null> {
  const [row] = await unit.rows<Newest>(
    "SELECT `id`, `incident_id` FROM `messages` WHERE `user_id` = ? AND `channel` = 'sms' AND `incident_id` IS NOT NULL " +
      "AND `status` IN ('sent', 'delivered') AND `created_at` > ? ORDER BY `created_at` DESC, `id` DESC LIMIT 1",
    [userId, new Date(now.getTime() - ACKNOWLEDGED_WITHIN)],
  );
  return row ?? null;
}
