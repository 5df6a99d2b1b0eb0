import { toInstant, type Parameter, type Unit } from '../database/index.js';
import type { AuditAnswer, AuditEntry, AuditQuery } from './audit.dto.js';

interface Row {
  readonly id: number;
  readonly at: Date | string;
  readonly actor_user_id: number | null;
  readonly entity: string;
  readonly entity_id: string;
  readonly before_value: string | null;
  readonly after_value: string | null;
}

/** A page of the change log, newest first. */
export async function readChanges(unit: Unit, query: AuditQuery): Promise<AuditAnswer> {
  const { entity, id, actorUserId, from, to, cursor, limit } = query;
  const all: [string, Parameter | undefined][] = [
    ['`entity` = ?', entity],
    ['`entity_id` = ?', id],
    ['`actor_user_id` = ?', actorUserId],
    ['`at` >= ?', from],
    ['`at` < ?', to],
    ['`id` < ?', cursor === undefined ? undefined : Number(cursor)],
  ];
  const conditions = all.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
  const rows = await unit.rows<Row>(
    'SELECT `id`, `at`, `actor_user_id`, `entity`, `entity_id`, `before_value`, `after_value` FROM `change_log` ' +
      `${where} ORDER BY \`id\` DESC LIMIT ${limit + 1}`,
    conditions.map(({ value }) => value),
  );
  const items = rows.slice(0, limit).map(toEntry);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

function toEntry(row: Row): AuditEntry {
  return {
    id: Number(row.id),
    at: toInstant(row.at),
    actorUserId: row.actor_user_id === null ? null : Number(row.actor_user_id),
    entity: row.entity,
    entityId: row.entity_id,
    before: valueOf(row.before_value),
    after: valueOf(row.after_value),
  };
}

function valueOf(json: string | null): unknown {
  return json === null ? null : (JSON.parse(json) as unknown);
}
