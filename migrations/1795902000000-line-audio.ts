import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { int, json, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

/** Copies of the files that callers hear, in pieces. */
export class LineAudio1795902000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    const columns = [text('id', 64, { isPrimary: true }), int('part', { isPrimary: true }), json('data')];
    await createTable(runner, { name: 'line_audio', columns });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'line_audio');
  }
}
