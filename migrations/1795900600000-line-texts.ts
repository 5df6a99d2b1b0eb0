import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { int, json } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** What people hear on the line, in the company's own words. */
export class LineTexts1795900600000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, { name: 'line_texts', columns: [int('id', { isPrimary: true }), json('data')] });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'line_texts');
  }
}
