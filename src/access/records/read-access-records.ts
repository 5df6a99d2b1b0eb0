import type { SelectQueryBuilder } from 'typeorm';
import { toDatabase, type Unit } from '../../database/index.js';
import type { AccessRecordAnswer, AccessRecordsAnswer, AccessRecordsQuery } from './access-records.dto.js';
import { AccessRecord } from './access-record.entity.js';

/** Returns a page of what happened to accounts, newest first. */
export async function readAccessRecords(unit: Unit, query: AccessRecordsQuery): Promise<AccessRecordsAnswer> {
  const { limit } = query;
  const rows = await filtered(unit.manager.createQueryBuilder(AccessRecord, 'r'), query)
    .orderBy('r.id', 'DESC')
    .take(limit + 1)
    .getMany();
  const items = rows.slice(0, limit).map(toAnswer);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

function filtered(
  builder: SelectQueryBuilder<AccessRecord>,
  { userId, kind, from, to, cursor }: AccessRecordsQuery,
): SelectQueryBuilder<AccessRecord> {
  if (userId !== undefined) builder.andWhere('r.userId = :userId', { userId });
  if (kind !== undefined) builder.andWhere('r.kind = :kind', { kind });
  if (from) builder.andWhere('r.lastAt >= :from', { from: toDatabase(from) });
  if (to) builder.andWhere('r.lastAt < :to', { to: toDatabase(to) });
  if (cursor !== undefined) builder.andWhere('r.id < :cursor', { cursor: Number(cursor) });
  return builder;
}

function toAnswer(row: AccessRecord): AccessRecordAnswer {
  const { id, kind, userId, byUserId, address, operation, times, firstAt, lastAt } = row;
  return { id, kind, userId, byUserId, address, operation, times, firstAt, lastAt };
}
