import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DailyMessages } from '../../src/notifications/daily/daily-messages.service.js';
import { IncidentMessages } from '../../src/notifications/outbox/incident-messages.service.js';
import { onEachDatabase, type DatabaseKind } from '../kit/databases.js';
import { Line, MONDAY_MORNING, MONDAY_NIGHT } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

/** A value that the database takes and that no part of the service may choke on: what is set, and where. */
type WorstRow = readonly [table: string, set: string, values: readonly (string | number | null)[], where?: string];

const ZONES = ['PST', 'IST', '', ' ', 'Mars/Olympus', '+01:00', 'Europe/Berlin '];
const TEXTS = ['', '\u202e', "'); --", '\ud83d\ude80'.repeat(30)];

const WORST_ROWS: readonly WorstRow[] = [
  ...ZONES.flatMap((zone): WorstRow[] => [
    ['business_hours', 'time_zone = ?', [zone]],
    ['on_call_rotations', 'time_zone = ?', [zone]],
    ['users', 'time_zone = ?', [zone]],
  ]),
  ...TEXTS.flatMap((text): WorstRow[] => [
    ['users', 'name = ?', [text]],
    ['on_call_rotations', 'name = ?', [text]],
  ]),
  ...['', '0', '+0', 'anonymous', '+1 415 555 0199', '911'].map((phone): WorstRow => [
    'users',
    'phone_e164 = ?',
    [phone],
    "name = 'Prue Main'",
  ]),
  ['users', 'priority = ?', [-2_147_483_648]],
  ['users', 'priority = ?', [2_147_483_647]],
  ['users', 'availability_until = ?', ['9999-12-31 23:59:59.999']],
  ...['', 'x', '25:00', '8:00', '99:99'].flatMap((time): WorstRow[] => [
    ['business_hours_spans', 'opens = ?', [time]],
    ['business_hours_spans', 'closes = ?', [time]],
    ['on_call_rotations', 'handoff_time = ?', [time]],
  ]),
  ['business_hours_spans', 'weekday = ?', [-1]],
  ['business_hours_spans', 'weekday = ?', [2_147_483_647]],
  ...['', 'x', '2026-02-30', '0000-00-00', '+275760-09'].flatMap((date): WorstRow[] => [
    ['holidays', 'date = ?', [date]],
    ['on_call_rotations', 'starts_on = ?', [date]],
  ]),
  ['holidays', 'name = ?', ['']],
  ...['', 'x', '25:00', '24:00'].map((time): WorstRow => ['holidays', 'closes = ?', [time]]),
  ...[0, -1, 2_147_483_647].flatMap((number): WorstRow[] => [
    ['on_call_rotations', '`every` = ?', [number]],
    ['on_call_rotations', 'handoff_weekday = ?', [number]],
    ['on_call_rotations', 'turn_offset = ?', [number]],
    ['ladder_steps', 'timeout_seconds = ?', [number]],
    ['ladder_steps', '`limit` = ?', [number]],
    ['rotating_pool_members', 'last_turn = ?', [number]],
    ['rotating_pool_members', 'position = ?', [number]],
  ]),
  ...['', 'null', '{}', '[]', '"x"', '[null, "x", 1.5, 999999, -1]', '[1', '[[1]]'].map((json): WorstRow => [
    'on_call_rotations',
    'participants = ?',
    [json],
  ]),
  ['on_call_rotations', 'version = ?, valid_from = NULL', [0]],
  ...['1000-01-01 00:00:00.000', '9999-12-31 23:59:59.999'].map((at): WorstRow => [
    'on_call_rotations',
    'begun_at = ?',
    [at],
  ]),
  ...['primary ', 'tertiary', ''].flatMap((level): WorstRow[] => [
    ['on_call_rotations', 'level = ?', [level]],
    ['on_call_shifts', 'level = ?', [level]],
    ['on_call_overrides', 'level = ?', [level]],
  ]),
  ...['on_call_shifts', 'on_call_overrides'].flatMap((table): WorstRow[] => [
    [table, 'starts_at = ?', ['1000-01-01 00:00:00.000']],
    [table, 'ends_at = ?', ['9999-12-31 23:59:59.999']],
    [table, 'version = ?, valid_from = ?', [-1, '9999-12-31 23:59:59.999']],
  ]),
  ...['null', '{}', '[]', '"x"', '[1', '', '{"startsAt":"x","endsAt":7,"level":"primary","userId":"y"}'].map(
    (json): WorstRow => ['on_call_past_versions', 'entry_value = ?', [json]],
  ),
  ...['', 'no_such_step', 'PRIMARY_ONCALL', '__proto__'].map((name): WorstRow => [
    'ladder_steps',
    'name = ?',
    [name],
    "name = 'primary_oncall'",
  ]),
  ['ladder_steps', 'position = ?', [-2_147_483_648], "name = 'secondary'"],
];

/** What people read of it, and what programs ask: none of it may fail either. */
const READINGS = [
  '/api/users?limit=100',
  '/api/on-call?at=2026-11-23T10:00:00Z',
  '/api/on-call/schedule?from=2026-11-20T00:00:00Z&to=2026-11-30T00:00:00Z',
  '/api/on-call/rotations',
  '/api/on-call/shifts',
  '/api/on-call/overrides',
  '/api/business-hours',
  '/api/ladders',
  '/api/rotating-pool',
  '/api/coverage?from=2026-11-23T00:00:00Z&to=2026-11-25T00:00:00Z',
  '/api/routing/preview?at=2026-11-23T10:00:00Z',
  '/health/ready',
];

/** On a server each column gets its worst value once: reading it is the same code, only the way there is another. */
function rowsFor(kind: DatabaseKind): readonly WorstRow[] {
  if (kind.name === 'SQLite') return WORST_ROWS;
  return WORST_ROWS.filter(([table, set], index) => {
    return WORST_ROWS.findIndex(([otherTable, otherSet]) => otherTable === table && otherSet === set) === index;
  });
}

onEachDatabase('a row that a library may refuse', (kind) => {
  let line: Line;
  let admin: SignedInPerson;
  let lines: string[] = [];
  beforeAll(async () => {
    line = await Line.open(kind, {
      start: MONDAY_MORNING,
      environment: { ...SESSIONS, BUSINESS_TIME_ZONE: 'Europe/Berlin', HANDOFF_REMINDER_HOUR: '0' },
      log: (text) => lines.push(text),
    });
    admin = await signIn(line, 'admin', { name: 'Olga', phoneE164: '+14155550188' });
    const [prue, seth, ann] = [
      await line.company.technician('Prue Main'),
      await line.company.technician('Seth Pipe', { timeZone: 'America/New_York' }),
      await line.company.technician('Ann Valve'),
    ];
    await line.company.pool(ann, seth);
    for (const path of ['shifts', 'overrides']) {
      const made = await admin.send('POST', `/api/on-call/${path}`, {
        userId: prue.id,
        level: 'primary',
        startsAt: '2026-11-22T00:00:00Z',
        endsAt: '2026-11-26T00:00:00Z',
      });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const changed = await admin.send('PATCH', `/api/on-call/${path}/${made.body.id}`, { level: 'secondary' });
      expect(changed.status).toBe(200);
    }
    const rotation = await admin.send('POST', '/api/on-call/rotations', {
      name: 'Weeks',
      level: 'primary',
      timeZone: 'Europe/Berlin',
      period: 'weekly',
      interval: 1,
      handoffTime: '08:00',
      handoffWeekday: 1,
      startsOn: '2026-11-16',
      participants: [seth.id, prue.id],
    });
    expect(rotation.status, JSON.stringify(rotation.body)).toBe(201);
    const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '17:00' }));
    await line.company.hours({
      timeZone: 'Europe/Berlin',
      weekly,
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
    });
  });
  afterAll(() => line.close());

  describe.each(rowsFor(kind).map(([table, set, values, where]) => ({ table, set, values, where })))(
    '$table $set $values',
    ({ table, set, values, where = '1 = 1' }) => {
      it('costs no call, no message and no page', async () => {
        const { dataSource } = line;
        const quoted = `\`${table}\``;
        const keep: Record<string, unknown>[] = await dataSource.query(`SELECT * FROM ${quoted} WHERE ${where}`);
        expect(keep.length).toBeGreaterThan(0);
        lines = [];
        await dataSource.query(`UPDATE ${quoted} SET ${set} WHERE ${where}`, [...values]);
        await dataSource.query('UPDATE roster_revision SET revision = revision + 1');
        try {
          const failed: string[] = [];
          for (const start of [MONDAY_MORNING, MONDAY_NIGHT]) {
            line.clock.set(new Date(start));
            const call = line.call();
            const first = await call.next();
            if (first.nextPhoneE164 === null) failed.push(`nobody is rung at ${start}`);
            else await call.completed(first.incidentId);
          }
          await line.app.get(IncidentMessages).write();
          await line.app.get(DailyMessages).write();
          for (const path of READINGS) {
            const { status, body } = await admin.get(path);
            if (status >= 500) failed.push(`${path}: ${status} ${JSON.stringify(body)}`);
          }
          expect(failed).toEqual([]);
        } finally {
          for (const row of keep) {
            const [key = 'id'] = ['id', 'user_id', 'date'].filter((name) => name in row);
            const columns = Object.keys(row).filter((name) => name !== key);
            const assignments = columns.map((name) => `\`${name}\` = ?`).join(', ');
            const at = key === 'date' ? '1 = 1' : `\`${key}\` = ?`;
            const parameters = [...columns.map((name) => row[name]), ...(key === 'date' ? [] : [row[key]])];
            await dataSource.query(`UPDATE ${quoted} SET ${assignments} WHERE ${at}`, parameters);
            if (key === 'date') await dataSource.query('UPDATE holidays SET date = ?', [row['date']]);
          }
        }
      });
    },
  );
});
