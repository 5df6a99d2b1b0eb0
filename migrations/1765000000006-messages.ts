import type { QueryRunner, TableOptions } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { id, instant, int, json, nullable, text } from './columns.js';
import { addColumns, addIndexes, createTable, dropColumns, dropIndexes, dropTable } from './steps.js';

const MARK = instant('messages_due', nullable);
const MARKED = { name: 'ix_incident_events_messages_due', columnNames: ['messages_due'] };

const MESSAGES: TableOptions = {
  name: 'messages',
  columns: [
    id,
    text('dedupe_key', 80),
    text('kind', 20),
    text('status', 12),
    int('user_id'),
    text('phone_e164', 16),
    json('body'),
    int('incident_id', nullable),
    instant('created_at'),
    instant('expires_at'),
    int('tries', { default: 0 }),
    instant('due_at', nullable),
    text('lock_owner', 36, nullable),
    instant('sent_at', nullable),
    text('twilio_sid', 64, nullable),
    text('error', 120, nullable),
    instant('updated_at'),
  ],
  foreignKeys: [
    {
      name: 'fk_messages_user',
      columnNames: ['user_id'],
      referencedTableName: 'users',
      referencedColumnNames: ['id'],
      onDelete: 'RESTRICT',
      onUpdate: 'RESTRICT',
    },
    {
      name: 'fk_messages_incident',
      columnNames: ['incident_id'],
      referencedTableName: 'incidents',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
  ],
  indices: [
    { name: 'uq_messages_dedupe_key', columnNames: ['dedupe_key'], isUnique: true },
    { name: 'ix_messages_due_at', columnNames: ['due_at'] },
    { name: 'ix_messages_created_at', columnNames: ['created_at'] },
    { name: 'ix_messages_status', columnNames: ['status', 'created_at'] },
    { name: 'ix_messages_incident', columnNames: ['incident_id', 'created_at'] },
  ],
};

const STATUS = {
  name: 'ck_messages_status',
  expression: "`status` IN ('queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'skipped', 'expired')",
};

/** Messages to people, and the mark on events that lead to them. */
export class Messages1765000000006 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'incident_events', [MARK]);
    await addIndexes(runner, 'incident_events', [MARKED]);
    await createTable(runner, MESSAGES, { check: STATUS, exactly: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, MESSAGES.name);
    await dropIndexes(runner, 'incident_events', [MARKED]);
    await dropColumns(runner, 'incident_events', [MARK.name]);
  }
}
