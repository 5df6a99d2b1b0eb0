import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** What of a journal is written: no entry comes twice. */
export class Standby1765000000005 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'journal_entries',
      columns: [text('id', 36, { isPrimary: true }), instant('at')],
      indices: [{ name: 'ix_journal_entries_at', columnNames: ['at'] }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'journal_entries');
  }
}
