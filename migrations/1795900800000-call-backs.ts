import type { QueryRunner, TableOptions } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { id, instant, int, nullable, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

const reference = (name: string, column: string, table: string, onDelete: string) => ({
  name: `fk_call_backs_${name}`,
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete,
  onUpdate: 'RESTRICT',
});

const CALL_BACKS: TableOptions = {
  name: 'call_backs',
  columns: [
    id,
    int('incident_id'),
    int('active_incident_id', nullable),
    int('user_id'),
    text('phone_e164', 16),
    int('requested_by_user_id'),
    instant('requested_at'),
    text('status', 16),
    text('call_sid', 64, nullable),
    instant('accepted_at', nullable),
    instant('ended_at', nullable),
    int('talk_seconds', nullable),
    text('error', 120, nullable),
  ],
  foreignKeys: [
    reference('incident', 'incident_id', 'incidents', 'CASCADE'),
    reference('user', 'user_id', 'users', 'RESTRICT'),
    reference('requested_by', 'requested_by_user_id', 'users', 'RESTRICT'),
  ],
  indices: [
    { name: 'uq_call_backs_active_incident', columnNames: ['active_incident_id'], isUnique: true },
    { name: 'ix_call_backs_incident', columnNames: ['incident_id', 'id'] },
  ],
};

/** Calls back to callers: who was rung for one, and what came of it. */
export class CallBacks1795900800000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    const expression = "`status` IN ('ringing', 'accepted', 'talked', 'not_reached', 'not_taken', 'failed')";
    await createTable(runner, CALL_BACKS, { check: { name: 'ck_call_backs_status', expression }, exactly: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, CALL_BACKS.name);
  }
}
