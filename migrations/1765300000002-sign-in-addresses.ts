import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** Addresses from which people have signed in: somebody who guesses at an account doesn't keep its owner out there. */
export class SignInAddresses1765300000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'sign_in_addresses',
      columns: [text('subject', 64, { isPrimary: true }), instant('forget_at')],
      indices: [{ name: 'ix_sign_in_addresses_forget_at', columnNames: ['forget_at'] }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'sign_in_addresses');
  }
}
