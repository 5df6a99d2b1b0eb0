import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** Which processes serve the database, so that one can ask another whether it has its database still. */
export class Instances1795901200001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'instances',
      columns: [text('id', 36, { isPrimary: true }), text('urls', 300), instant('seen_at')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'instances');
  }
}
