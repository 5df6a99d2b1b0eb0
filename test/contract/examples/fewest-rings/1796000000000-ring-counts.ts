import type { QueryRunner } from 'typeorm';
import { int } from '../../../../migrations/columns.js';
import { createTable, dropTable } from '../../../../migrations/steps.js';
import type { Migration } from '../../../../src/database/index.js';

/** How often the step `fewest_rings` has rung each user. */
export class RingCounts1796000000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'ring_counts',
      columns: [int('user_id', { isPrimary: true }), int('rings')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'ring_counts');
  }
}
