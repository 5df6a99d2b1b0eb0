import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, int, nullable } from './columns.js';
import { addColumns, dropColumns } from './steps.js';

/** Who had taken the follow-up before a call back took it: they get it back where the two do not talk. */
export class TakenBefore1795902200000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'call_backs', [int('taken_from_user_id', nullable), instant('taken_from_at', nullable)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'call_backs', ['taken_from_user_id', 'taken_from_at']);
  }
}
