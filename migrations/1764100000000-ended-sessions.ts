import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { instant, text } from './columns.js';

/** Sessions that people have ended: their tokens open nothing any more. */
export class EndedSessions1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'ended_sessions',
        columns: [text('token_hash', 64, { isPrimary: true }), instant('forget_at')],
        indices: [{ name: 'ix_ended_sessions_forget_at', columnNames: ['forget_at'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ended_sessions');
  }
}
