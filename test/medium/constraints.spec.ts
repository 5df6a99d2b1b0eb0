import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

const AT = '2026-11-23 10:00:00.000';
const incident = (id: number, callSid: string, status = 'routing'): string =>
  `INSERT INTO incidents (id, call_sid, caller_phone, ladder, status, created_at) VALUES (${id}, '${callSid}', '', 'x', '${status}', '${AT}')`;
const attempt = (incidentId: number, userId: number, phone: string, status = 'pending', held = 'NULL'): string =>
  'INSERT INTO call_attempts (incident_id, user_id, user_name, step_name, phone_e164, status, timeout_seconds, offered_at, held_user_id) ' +
  `VALUES (${incidentId}, ${userId}, 'x', 'x', '${phone}', '${status}', 1, '${AT}', ${held})`;
const event = (incidentId: number, seq: number): string =>
  `INSERT INTO incident_events (incident_id, seq, type, source, at, data) VALUES (${incidentId}, ${seq}, 'x', 'request', '${AT}', '{}')`;
const shift = (userId: number, endsAt: string): string =>
  `INSERT INTO on_call_shifts (user_id, level, starts_at, ends_at) VALUES (${userId}, 'primary', '${AT}', '${endsAt}')`;
const user = (id: number, role: string): string =>
  `INSERT INTO users (id, name, role, created_at, updated_at) VALUES (${id}, 'x', '${role}', '${AT}', '${AT}')`;
const rung = (kind: string, position: number, name: string): string =>
  `INSERT INTO ladder_steps (ladder_kind, position, name, timeout_seconds) VALUES ('${kind}', ${position}, '${name}', 1)`;

/** Rows that are there first; then statements that must be refused, each with the names that a refusal may carry. */
const THERE = [
  user(1, 'admin'),
  incident(1, 'CA1'),
  incident(2, 'CA2'),
  attempt(1, 1, '+1', 'pending', '1'),
  event(1, 1),
];

onEachDatabase('what the tables refuse', (kind) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase(kind);
    for (const sql of THERE) await database.dataSource.query(sql);
  });

  afterAll(async () => {
    await database?.close();
  });

  it.each<[string, string, RegExp]>([
    ['a role that nobody has', user(2, 'boss'), /ck_users_role/],
    ['a shift that ends as it begins', shift(1, AT), /ck_on_call_shifts_order/],
    ['a state that no incident has', incident(3, 'CA3', 'lost'), /ck_incidents_status/],
    ['a status that no attempt has', attempt(2, 2, '+2', 'maybe'), /ck_call_attempts_status/],
    ['a third ladder', "INSERT INTO ladders (kind) VALUES ('lunch')", /ck_ladders_kind/],
    ['a second revision', 'INSERT INTO roster_revision (id, revision) VALUES (2, 1)', /ck_roster_revision_one_row/],
    ['two incidents of a call', incident(3, 'CA1'), /unique|duplicate/i],
    ['a user offered twice to an incident', attempt(1, 1, '+2'), /unique|duplicate/i],
    ['a phone offered twice to an incident', attempt(1, 2, '+1'), /unique|duplicate/i],
    ['a user held for two incidents', attempt(2, 2, '+2', 'pending', '1'), /unique|duplicate/i],
    ['two events of one number', event(1, 1), /unique|duplicate/i],
    ['two rungs at one place', rung('business_hours', 0, 'other'), /unique|duplicate/i],
    ['a step twice on a ladder', rung('business_hours', 9, 'admin'), /unique|duplicate/i],
    ['a shift of nobody', shift(99, '2026-11-24 10:00:00.000'), /foreign key/i],
    ['an attempt without an incident', attempt(99, 1, '+1'), /foreign key/i],
    ['an event without an incident', event(99, 1), /foreign key/i],
    [
      'a member of the pool who is nobody',
      'INSERT INTO rotating_pool_members (user_id, position) VALUES (99, 1)',
      /foreign key/i,
    ],
  ])('%s', async (_, sql, refusal) => {
    await expect(database.dataSource.query(sql)).rejects.toThrow(refusal);
  });

  it('calls whose ids differ in case are two', async () => {
    await database.dataSource.query(incident(4, 'ca1'));
    const rows = (await database.dataSource.query("SELECT id FROM incidents WHERE call_sid = 'ca1'")) as object[];
    expect(rows).toHaveLength(1);
  });

  it('a user with history is not deleted under it', async () => {
    await database.dataSource.query(shift(1, '2026-11-24 10:00:00.000'));
    await expect(database.dataSource.query('DELETE FROM users WHERE id = 1')).rejects.toThrow(/foreign key/i);
  });
});
