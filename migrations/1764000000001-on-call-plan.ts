import { TableColumn, type MigrationInterface, type QueryRunner, type TableOptions } from 'typeorm';
import { createTable, id, instant, int, json, nullable, text } from './columns.js';

const RESTRICT = { onDelete: 'RESTRICT', onUpdate: 'RESTRICT' } as const;

/** What every entry of the plan keeps of its present version. */
const VERSION = [int('version', { default: 1 }), instant('valid_from', nullable)];

const TABLES: readonly TableOptions[] = [
  {
    name: 'on_call_overrides',
    columns: [
      id,
      ...VERSION,
      int('user_id'),
      text('level', 10),
      instant('starts_at'),
      instant('ends_at'),
      text('reason', 200, nullable),
    ],
    foreignKeys: [
      {
        name: 'fk_on_call_overrides_user',
        columnNames: ['user_id'],
        referencedTableName: 'users',
        referencedColumnNames: ['id'],
        ...RESTRICT,
      },
    ],
    indices: [{ name: 'ix_on_call_overrides_ends_at', columnNames: ['ends_at'] }],
  },
  {
    name: 'on_call_rotations',
    columns: [
      id,
      ...VERSION,
      text('name', 120),
      text('level', 10),
      text('time_zone', 64),
      text('period', 10),
      int('every'),
      text('handoff_time', 5),
      int('handoff_weekday', nullable),
      text('starts_on', 10),
      json('participants'),
    ],
  },
  {
    name: 'on_call_past_versions',
    columns: [
      id,
      text('kind', 10),
      int('entry_id'),
      int('version'),
      instant('valid_from', nullable),
      instant('valid_to'),
      json('entry_value'),
    ],
    indices: [{ name: 'ix_on_call_past_versions_valid_to', columnNames: ['valid_to'] }],
  },
];

/** CHECKs by table, as the entities have them. */
const CHECKS: Readonly<Record<string, { name: string; expression: string }>> = {
  on_call_overrides: { name: 'ck_on_call_overrides_order', expression: '`starts_at` < `ends_at`' },
  on_call_rotations: { name: 'ck_on_call_rotations_period', expression: "`period` IN ('daily', 'weekly')" },
  on_call_past_versions: {
    name: 'ck_on_call_past_versions_kind',
    expression: "`kind` IN ('override', 'shift', 'rotation')",
  },
};

/** Rotations and overrides, and what was valid once. Shifts that are there already count as always known. */
export class OnCallPlan1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'on_call_shifts',
      VERSION.map((column) => new TableColumn(column)),
    );
    for (const table of TABLES) await createTable(runner, table, CHECKS[table.name]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await runner.dropTable(name);
    for (const { name } of VERSION) await runner.dropColumn('on_call_shifts', name);
  }
}
