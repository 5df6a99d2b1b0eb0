import type { QueryRunner, TableOptions } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, int, nullable, text } from './columns.js';
import { changeText, createTable, dropTable, inOneUnit, type Check } from './steps.js';

const BEFORE = ['routing', 'exhausted', 'answered', 'completed', 'abandoned'];
const AFTER = [...BEFORE, 'handled_by_fallback'];
const statusIs = (statuses: readonly string[]): Check => ({
  name: 'ck_incidents_status',
  expression: `\`status\` IN (${statuses.map((each) => `'${each}'`).join(', ')})`,
});

const toUser = (column: string) => ({
  name: `fk_follow_ups_${column.replace('_user_id', '')}`,
  columnNames: [column],
  referencedTableName: 'users',
  referencedColumnNames: ['id'],
  onDelete: 'RESTRICT',
  onUpdate: 'RESTRICT',
});

const FOLLOW_UPS: TableOptions = {
  name: 'follow_ups',
  columns: [
    int('incident_id', { isPrimary: true }),
    text('reason', 20),
    instant('since'),
    int('taken_by_user_id', nullable),
    instant('taken_at', nullable),
    int('done_by_user_id', nullable),
    instant('done_at', nullable),
    int('answered_in_incident_id', nullable),
    text('note', 500, nullable),
    int('reminders', { default: 0 }),
    instant('remind_at', nullable),
  ],
  foreignKeys: [
    {
      name: 'fk_follow_ups_incident',
      columnNames: ['incident_id'],
      referencedTableName: 'incidents',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
    toUser('taken_by_user_id'),
    toUser('done_by_user_id'),
  ],
  indices: [
    { name: 'ix_follow_ups_since', columnNames: ['since', 'incident_id'] },
    { name: 'ix_follow_ups_done_at', columnNames: ['done_at', 'since'] },
    { name: 'ix_follow_ups_remind_at', columnNames: ['remind_at'] },
  ],
};

const REASON: Check = {
  name: 'ck_follow_ups_reason',
  expression: "`reason` IN ('exhausted', 'abandoned', 'voice_message', 'handled_by_fallback')",
};

/**
 * Callers whom nobody has spoken to, and calls that only the fallback numbers served. Taking it back forgets follow-ups,
 * and makes completed calls of those that the fallback served.
 */
export class FollowUps1795897600000 implements Migration {
  async copiedTables(): Promise<readonly string[]> {
    return ['incidents'];
  }

  async up(runner: QueryRunner): Promise<void> {
    await changeText(runner, 'incidents', 'status', { length: 20, check: statusIs(AFTER) });
    await createTable(runner, FOLLOW_UPS, { check: REASON, exactly: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, FOLLOW_UPS.name);
    await inOneUnit(runner, async () => {
      await runner.query("UPDATE `incidents` SET `status` = 'completed' WHERE `status` = 'handled_by_fallback'");
    });
    await changeText(runner, 'incidents', 'status', { length: 12, check: statusIs(BEFORE) });
  }
}
