import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, int } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** How far the calls of Twilio are known. */
export class Reconciliation1795899400000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      {
        name: 'reconciliation',
        columns: [int('id', { isPrimary: true }), instant('settled_until'), instant('next_at')],
      },
      { check: { name: 'ck_reconciliation_one_row', expression: '`id` = 1' } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'reconciliation');
  }
}
