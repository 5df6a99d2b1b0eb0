import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { id, instant, int, json, nullable, text } from './columns.js';

const NEW_USER_COLUMNS = [
  text('email', 254, nullable),
  text('password_hash', 255, nullable),
  int('token_version', { default: 0 }),
  text('time_zone', 64, nullable),
  instant('availability_until', nullable),
  text('calendar_token_hash', 64, nullable),
  instant('deleted_at', nullable),
];

const UNIQUE = [
  { name: 'uq_users_email', columnNames: ['email'], isUnique: true },
  { name: 'uq_users_calendar_token', columnNames: ['calendar_token_hash'], isUnique: true },
];

const TABLES: readonly TableOptions[] = [
  {
    name: 'change_log',
    columns: [
      id,
      instant('at'),
      int('actor_user_id', nullable),
      text('entity', 40),
      text('entity_id', 40),
      json('before_value', nullable),
      json('after_value', nullable),
    ],
    indices: [
      { name: 'ix_change_log_entity', columnNames: ['entity', 'entity_id', 'id'] },
      { name: 'ix_change_log_at', columnNames: ['at'] },
    ],
  },
  {
    name: 'login_failures',
    columns: [id, text('subject', 64), instant('at')],
    indices: [
      { name: 'ix_login_failures_subject', columnNames: ['subject', 'at'] },
      { name: 'ix_login_failures_at', columnNames: ['at'] },
    ],
  },
];

/** What people need to sign in and be looked after, and the log of what they change. */
export class Administration1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'users',
      NEW_USER_COLUMNS.map((column) => new TableColumn(column)),
    );
    for (const index of UNIQUE) await runner.createIndex('users', new TableIndex(index));
    for (const table of TABLES) await runner.createTable(new Table(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES) await runner.dropTable(name);
    for (const { name } of UNIQUE) await runner.dropIndex('users', name);
    for (const { name } of NEW_USER_COLUMNS) await runner.dropColumn('users', name);
  }
}
