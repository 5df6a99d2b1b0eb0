import type { QueryRunner, TableOptions } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { id, instant, int, json, nullable, text } from './columns.js';
import { addColumns, addIndexes, createTable, dropColumns, dropIndexes, dropTable } from './steps.js';

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
export class Administration1764000000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'users', NEW_USER_COLUMNS);
    await addIndexes(runner, 'users', UNIQUE);
    for (const table of TABLES) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES) await dropTable(runner, name);
    await dropIndexes(runner, 'users', UNIQUE);
    const names = NEW_USER_COLUMNS.map(({ name }) => name);
    await dropColumns(runner, 'users', names);
  }
}
