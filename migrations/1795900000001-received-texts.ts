import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, int, json, nullable, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** Text messages that came to the line, and what they were answered. */
export class ReceivedTexts1795900000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'received_texts',
      columns: [
        text('message_sid', 64, { isPrimary: true }),
        text('from_phone', 64),
        int('user_id', nullable),
        json('body'),
        json('reply', nullable),
        instant('received_at'),
      ],
      indices: [{ name: 'ix_received_texts_from', columnNames: ['from_phone', 'received_at'] }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'received_texts');
  }
}
