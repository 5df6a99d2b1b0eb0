import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const INDEXES = [
  { name: 'ix_incidents_created_at', columnNames: ['created_at'] },
  { name: 'ix_incidents_status', columnNames: ['status', 'created_at'] },
];

/** What lists, figures and exports of incidents need to read no more than they show. */
export class IncidentHistory1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.createIndex('incidents', new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of INDEXES) await runner.dropIndex('incidents', name);
  }
}
