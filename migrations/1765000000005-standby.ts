import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { instant, text } from './columns.js';

/** What of a journal is written: no entry comes twice. */
export class Standby1765000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'journal_entries',
        columns: [text('id', 36, { isPrimary: true }), instant('at')],
        indices: [new TableIndex({ name: 'ix_journal_entries_at', columnNames: ['at'] })],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('journal_entries');
  }
}
