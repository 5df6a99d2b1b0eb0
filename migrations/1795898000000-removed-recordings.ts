import type { QueryRunner } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { instant, int } from './columns.js';
import { changeText, createTable, dropTable } from './steps.js';

const BEFORE =
  "'signed_in', 'signed_out', 'wrong_password', 'rate_limited', 'password_changed', 'password_set', 'forbidden'";

/** Recordings that were removed at Twilio, and records of who heard a voice message, which are lost when it is taken back. */
export class RemovedRecordings1795898000000 implements Migration {
  async copiedTables(): Promise<readonly string[]> {
    return ['access_records'];
  }

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'removed_recordings',
      columns: [int('incident_id', { isPrimary: true }), instant('removed_at')],
      foreignKeys: [
        {
          name: 'fk_removed_recordings_incident',
          columnNames: ['incident_id'],
          referencedTableName: 'incidents',
          referencedColumnNames: ['id'],
          onDelete: 'CASCADE',
          onUpdate: 'RESTRICT',
        },
      ],
    });
    await kinds(runner, `${BEFORE}, 'message_heard'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM `access_records` WHERE `kind` = 'message_heard'");
    await kinds(runner, BEFORE);
    await dropTable(runner, 'removed_recordings');
  }
}

function kinds(runner: QueryRunner, names: string): Promise<void> {
  const check = { name: 'ck_access_records_kind', expression: `\`kind\` IN (${names})` };
  return changeText(runner, 'access_records', 'kind', { length: 20, check });
}
