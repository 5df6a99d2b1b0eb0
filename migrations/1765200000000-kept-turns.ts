import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, int, nullable } from './columns.js';
import { addColumns, dropColumns } from './steps.js';

const TABLE = 'on_call_rotations';
const COLUMNS = [int('turn_offset', { default: 0 }), instant('begun_at', nullable)];

/** What a rotation needs so that a change of it leaves the turn under way to its person. */
export class KeptTurns1765200000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, TABLE, COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(
      runner,
      TABLE,
      COLUMNS.map(({ name }) => name),
    );
  }
}
