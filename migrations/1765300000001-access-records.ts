import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { id, instant, int, nullable, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

const KINDS =
  "'signed_in', 'signed_out', 'wrong_password', 'rate_limited', 'password_changed', 'password_set', 'forbidden'";

/** Records of who signed in, who was refused, and whose password changed. */
export class AccessRecords1765300000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      {
        name: 'access_records',
        columns: [
          id,
          text('same', 64),
          text('kind', 20),
          int('user_id', nullable),
          int('by_user_id', nullable),
          text('address', 45, nullable),
          text('operation', 120, nullable),
          int('times'),
          instant('first_at'),
          instant('last_at'),
        ],
        indices: [
          { name: 'uq_access_records_same', columnNames: ['same'], isUnique: true },
          { name: 'ix_access_records_user', columnNames: ['user_id', 'id'] },
          { name: 'ix_access_records_last_at', columnNames: ['last_at'] },
        ],
      },
      { check: { name: 'ck_access_records_kind', expression: `\`kind\` IN (${KINDS})` } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'access_records');
  }
}
