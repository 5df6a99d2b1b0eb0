import { Injectable } from '@nestjs/common';
import { Clock, DomainError, fromCursor, maskPhone, toCursor } from '../../common/index.js';
import { HeavyReads, is, toInstant, where, type Condition, type Unit } from '../../database/index.js';
import { MESSAGE_STATUSES, type MessageStatus } from '../message-status.js';
import { repeatedBy, repetitionsOf } from '../resend/again.js';
import type { MessageAnswer, MessagesAnswer, MessageSummaryAnswer } from './messages.answers.js';
import type { MessagesQuery } from './messages.query.js';

const DAY = 86_400_000;

type Raw = { readonly dedupeKey: string } & {
  readonly [Key in Exclude<keyof MessageAnswer, 'resendOf' | 'resentAs'>]: MessageAnswer[Key] extends Date | null
    ? MessageAnswer[Key] | string
    : MessageAnswer[Key];
};

const COLUMNS =
  '`m`.`id`, `m`.`dedupe_key` AS `dedupeKey`, `m`.`kind`, `m`.`channel`, `m`.`status`, `m`.`user_id` AS `userId`, `u`.`name` AS `userName`, ' +
  '`m`.`phone_e164` AS `phoneE164`, `m`.`body` AS `text`, `m`.`incident_id` AS `incidentId`, `m`.`tries`, `m`.`error`, ' +
  '`m`.`twilio_sid` AS `twilioSid`, `m`.`created_at` AS `createdAt`, `m`.`sent_at` AS `sentAt`, ' +
  '`m`.`updated_at` AS `updatedAt`';

const READ = `SELECT ${COLUMNS} FROM \`messages\` \`m\` JOIN \`users\` \`u\` ON \`u\`.\`id\` = \`m\`.\`user_id\``;

/** Shows messages, and changes nothing. */
@Injectable()
export class MessageList {
  constructor(
    private readonly reads: HeavyReads,
    private readonly clock: Clock,
  ) {}

  /** A page of messages, newest first; with `masked`, without full phone numbers. */
  async page(
    query: MessagesQuery,
    { masked }: { readonly masked: boolean },
    signal: AbortSignal,
  ): Promise<MessagesAnswer> {
    const { sql, parameters } = where(conditionsOf(query));
    const { rows, repetitions } = await this.reads.list(signal, async (unit) => {
      const found = await unit.rows<Raw>(
        `${READ} ${sql} ORDER BY \`m\`.\`created_at\` DESC, \`m\`.\`id\` DESC LIMIT ${query.limit + 1}`,
        parameters,
      );
      return { rows: found, repetitions: await repetitionsOf(unit, found) };
    });
    const items = rows.slice(0, query.limit).map((row) => answerOf(row, repetitions, masked));
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last === undefined ? null : toCursor({ at: last.createdAt, id: last.id }) };
  }

  /** Returns one message as a person may see it who sees full numbers. @throws DomainError 404 `MESSAGE_NOT_FOUND`. */
  async one(unit: Unit, id: number): Promise<MessageAnswer> {
    const [row] = await unit.rows<Raw>(`${READ} WHERE \`m\`.\`id\` = ?`, [id]);
    if (row === undefined) throw new DomainError(404, 'MESSAGE_NOT_FOUND', `there is no message ${id}`);
    return answerOf(row, await repetitionsOf(unit, [row]), false);
  }

  /** How many messages of the last 24 hours stand where. */
  async summary(signal: AbortSignal): Promise<MessageSummaryAnswer> {
    const since = new Date(this.clock.now().getTime() - DAY);
    const rows = await this.reads.list(signal, (unit) =>
      unit.rows<{ status: MessageStatus; n: number | string }>(
        'SELECT `status`, COUNT(*) AS `n` FROM `messages` WHERE `created_at` >= ? GROUP BY `status`',
        [since],
      ),
    );
    const found = new Map(rows.map(({ status, n }) => [status, Number(n)]));
    const counts = Object.fromEntries(MESSAGE_STATUSES.map((status) => [status, found.get(status) ?? 0]));
    return { since, counts: counts as MessageSummaryAnswer['counts'] };
  }
}

function conditionsOf({ status, kind, incidentId, from, to, cursor }: MessagesQuery): Condition[] {
  const after = cursor === undefined ? null : fromCursor(cursor);
  return [
    ...(status ? [is('`m`.`status` = ?', status)] : []),
    ...(kind ? [is('`m`.`kind` = ?', kind)] : []),
    ...(incidentId ? [is('`m`.`incident_id` = ?', incidentId)] : []),
    ...(from ? [is('`m`.`created_at` >= ?', from)] : []),
    ...(to ? [is('`m`.`created_at` < ?', to)] : []),
    ...(after
      ? [is('`m`.`created_at` <= ? AND (`m`.`created_at` < ? OR `m`.`id` < ?)', after.at, after.at, after.id)]
      : []),
  ];
}

function answerOf(
  { dedupeKey, ...row }: Raw,
  repetitions: ReadonlyMap<number, number>,
  masked: boolean,
): MessageAnswer {
  const { phoneE164, text } = row;
  return {
    ...row,
    resendOf: repeatedBy(dedupeKey),
    resentAs: repetitions.get(row.id) ?? null,
    phoneE164: masked ? maskPhone(phoneE164) : phoneE164,
    text: masked ? text.replaceAll(/\+\d{7,15}/g, maskPhone) : text,
    createdAt: toInstant(row.createdAt),
    sentAt: row.sentAt === null ? null : toInstant(row.sentAt),
    updatedAt: toInstant(row.updatedAt),
  };
}
