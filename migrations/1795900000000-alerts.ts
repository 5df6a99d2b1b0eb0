import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, int, text } from './columns.js';
import { addColumns, createTable, dropColumns, dropTable } from './steps.js';

/** By which way a message goes, and the phones that text messages don't reach. */
export class Alerts1795900000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'messages', [text('channel', 10, { default: "'sms'" })]);
    await createTable(runner, {
      name: 'unreachable_phones',
      columns: [text('phone_e164', 16, { isPrimary: true }), int('error_code'), instant('since')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'unreachable_phones');
    await dropColumns(runner, 'messages', ['channel']);
  }
}
