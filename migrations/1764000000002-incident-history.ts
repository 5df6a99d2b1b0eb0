import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { addIndexes, dropIndexes } from './steps.js';

const INDEXES = [
  { name: 'ix_incidents_created_at', columnNames: ['created_at'] },
  { name: 'ix_incidents_status', columnNames: ['status', 'created_at'] },
];

/** What lists, figures and exports of incidents need to read no more than they show. */
export class IncidentHistory1764000000002 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addIndexes(runner, 'incidents', INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndexes(runner, 'incidents', INDEXES);
  }
}
