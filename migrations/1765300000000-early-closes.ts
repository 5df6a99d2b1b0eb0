import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { nullable, text } from './columns.js';
import { addColumns, dropColumns } from './steps.js';

const CLOSES = text('closes', 5, nullable);

/** A holiday may be half a day. Taking it back makes whole days of them. */
export class EarlyCloses1765300000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'holidays', [CLOSES]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'holidays', [CLOSES.name]);
  }
}
