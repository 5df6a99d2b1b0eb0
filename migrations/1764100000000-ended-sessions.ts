import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** Sessions that people have ended: their tokens open nothing any more. */
export class EndedSessions1764100000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'ended_sessions',
      columns: [text('token_hash', 64, { isPrimary: true }), instant('forget_at')],
      indices: [{ name: 'ix_ended_sessions_forget_at', columnNames: ['forget_at'] }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'ended_sessions');
  }
}
