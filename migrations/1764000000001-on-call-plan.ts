import type { QueryRunner, TableOptions } from 'typeorm';
import type { Migration } from '../src/database/index.js';
import { id, instant, int, json, nullable, text } from './columns.js';
import { addColumns, createTable, dropColumns, dropTable } from './steps.js';

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
export class OnCallPlan1764000000001 implements Migration {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'on_call_shifts', VERSION);
    for (const table of TABLES) await createTable(runner, table, { check: CHECKS[table.name] });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await dropTable(runner, name);
    const names = VERSION.map(({ name }) => name);
    await dropColumns(runner, 'on_call_shifts', names);
  }
}
