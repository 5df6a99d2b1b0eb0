import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { int } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** One row that is held from the check of who is free until somebody is offered, so that instances take turns. */
export class OfferLock1795901200000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, { name: 'offer_lock', columns: [int('id', { isPrimary: true })] });
    await runner.query('INSERT INTO `offer_lock` (`id`) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM `offer_lock`)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'offer_lock');
  }
}
