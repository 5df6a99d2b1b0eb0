import type { QueryRunner, TableOptions } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { flag, id, instant, int, json, nullable, text } from './columns.js';
import { createTable, dropTable } from './steps.js';

const RESTRICT = { onDelete: 'RESTRICT', onUpdate: 'RESTRICT' } as const;
const toUser = (table: string) => ({
  name: `fk_${table}_user`,
  columnNames: ['user_id'],
  referencedTableName: 'users',
  referencedColumnNames: ['id'],
  ...RESTRICT,
});
const toIncident = (table: string) => ({
  name: `fk_${table}_incident`,
  columnNames: ['incident_id'],
  referencedTableName: 'incidents',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
  onUpdate: 'RESTRICT',
});
const unique = (name: string, ...columnNames: string[]) => ({ name, columnNames, isUnique: true });
const index = (name: string, ...columnNames: string[]) => ({ name, columnNames });
const oneOf = (column: string, ...values: string[]): string =>
  `\`${column}\` IN (${values.map((value) => `'${value}'`).join(', ')})`;

/** CHECKs by table, as the entities have them. */
const CHECKS: Readonly<Record<string, { name: string; expression: string }>> = {
  users: { name: 'ck_users_role', expression: oneOf('role', 'technician', 'manager', 'admin') },
  on_call_shifts: { name: 'ck_on_call_shifts_order', expression: '`starts_at` < `ends_at`' },
  ladders: { name: 'ck_ladders_kind', expression: oneOf('kind', 'business_hours', 'after_hours') },
  roster_revision: { name: 'ck_roster_revision_one_row', expression: '`id` = 1' },
  incidents: {
    name: 'ck_incidents_status',
    expression: oneOf('status', 'routing', 'exhausted', 'answered', 'completed', 'abandoned'),
  },
  call_attempts: {
    name: 'ck_call_attempts_status',
    expression: oneOf(
      'status',
      'pending',
      'no-answer',
      'busy',
      'failed',
      'canceled',
      'unconfirmed',
      'superseded',
      'answered',
    ),
  },
};

/** Tables whose keys come from outside. */
const EXACT: ReadonlySet<string> = new Set(['incidents', 'call_attempts', 'incident_events']);

function tables(runner: QueryRunner): TableOptions[] {
  return [
    {
      name: 'users',
      columns: [
        id,
        text('name', 120),
        text('role', 20),
        text('phone_e164', 16, nullable),
        flag('active', true, runner),
        flag('available', true, runner),
        int('priority', { default: 100 }),
        instant('created_at'),
        instant('updated_at'),
      ],
    },
    {
      name: 'on_call_shifts',
      columns: [id, int('user_id'), text('level', 10), instant('starts_at'), instant('ends_at')],
      foreignKeys: [toUser('on_call_shifts')],
      indices: [index('ix_on_call_shifts_ends_at', 'ends_at')],
    },
    { name: 'business_hours', columns: [int('id', { isPrimary: true }), text('time_zone', 64)] },
    { name: 'business_hours_spans', columns: [id, int('weekday'), text('opens', 5), text('closes', 5)] },
    { name: 'holidays', columns: [text('date', 10, { isPrimary: true }), text('name', 120)] },
    {
      name: 'rotating_pool_members',
      columns: [int('user_id', { isPrimary: true }), int('position'), int('last_turn', nullable)],
      foreignKeys: [toUser('rotating_pool_members')],
    },
    { name: 'ladders', columns: [text('kind', 20, { isPrimary: true })] },
    {
      name: 'ladder_steps',
      columns: [
        id,
        text('ladder_kind', 20),
        int('position'),
        text('name', 60),
        int('timeout_seconds'),
        int('limit', nullable),
      ],
      foreignKeys: [
        {
          name: 'fk_ladder_steps_ladder',
          columnNames: ['ladder_kind'],
          referencedTableName: 'ladders',
          referencedColumnNames: ['kind'],
          onDelete: 'CASCADE',
          onUpdate: 'RESTRICT',
        },
      ],
      indices: [
        unique('uq_ladder_steps_position', 'ladder_kind', 'position'),
        unique('uq_ladder_steps_name', 'ladder_kind', 'name'),
      ],
    },
    { name: 'roster_revision', columns: [int('id', { isPrimary: true }), int('revision')] },
    {
      name: 'incidents',
      columns: [
        id,
        text('call_sid', 64),
        text('caller_phone', 255),
        text('caller_e164', 16, nullable),
        text('ladder', 20),
        text('status', 12),
        instant('created_at'),
        instant('exhausted_at', nullable),
        instant('answered_at', nullable),
        int('answered_by_user_id', nullable),
        instant('ended_at', nullable),
        flag('end_inferred', false, runner),
        int('duration_seconds', nullable),
        int('related_incident_id', nullable),
      ],
      foreignKeys: [
        {
          name: 'fk_incidents_related',
          columnNames: ['related_incident_id'],
          referencedTableName: 'incidents',
          referencedColumnNames: ['id'],
          ...RESTRICT,
        },
      ],
      indices: [
        unique('uq_incidents_call_sid', 'call_sid'),
        index('ix_incidents_caller', 'caller_e164', 'created_at'),
        index('ix_incidents_ended_at', 'ended_at'),
        index('ix_incidents_related', 'related_incident_id'),
      ],
    },
    {
      name: 'call_attempts',
      columns: [
        id,
        int('incident_id'),
        int('user_id'),
        text('user_name', 120),
        text('step_name', 60),
        text('phone_e164', 16),
        text('status', 12),
        text('reason', 255, nullable),
        int('timeout_seconds'),
        int('offers', { default: 1 }),
        instant('offered_at'),
        instant('ended_at', nullable),
        instant('claimed_until', nullable),
        int('held_user_id', nullable),
      ],
      foreignKeys: [toIncident('call_attempts')],
      indices: [
        unique('uq_call_attempts_user', 'incident_id', 'user_id'),
        unique('uq_call_attempts_phone', 'incident_id', 'phone_e164'),
        unique('uq_call_attempts_held_user', 'held_user_id'),
        index('ix_call_attempts_claimed_until', 'claimed_until'),
      ],
    },
    {
      name: 'incident_events',
      columns: [
        id,
        int('incident_id'),
        int('seq'),
        text('type', 40),
        text('source', 10),
        instant('at'),
        text('request_id', 64, nullable),
        text('idempotency_key', 64, nullable),
        json('data'),
        json('answer', nullable),
      ],
      foreignKeys: [toIncident('incident_events')],
      indices: [
        unique('uq_incident_events_seq', 'incident_id', 'seq'),
        index('ix_incident_events_idempotency_key', 'idempotency_key'),
      ],
    },
  ];
}

/** People, schedules, ladders, hours, incidents with their attempts and events. */
export class CallLine1763900000000 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(runner)) {
      await createTable(runner, table, { check: CHECKS[table.name], exactly: EXACT.has(table.name) });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables(runner).toReversed()) await dropTable(runner, table.name);
  }
}
