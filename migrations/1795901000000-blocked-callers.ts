import type { QueryRunner, TableOptions } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { id, instant, nullable, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

const BLOCKED_CALLERS: TableOptions = {
  name: 'blocked_callers',
  columns: [
    id,
    text('prefix', 16),
    text('treatment', 16),
    text('reason', 200, nullable),
    instant('blocked_until', nullable),
    instant('created_at'),
  ],
  indices: [{ name: 'uq_blocked_callers_prefix', columnNames: ['prefix'], isUnique: true }],
};

/** Callers whom the line rings nobody for. */
export class BlockedCallers1795901000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    const expression = "`treatment` IN ('hang_up', 'voice_message')";
    await createTable(runner, BLOCKED_CALLERS, {
      check: { name: 'ck_blocked_callers_treatment', expression },
      exactly: true,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, BLOCKED_CALLERS.name);
  }
}
