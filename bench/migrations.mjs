/**
 * How long each migration takes on a server with a large history, and how long a call's reading and writing waits
 * meanwhile.
 *
 *   BENCH_DATABASE_URL=mariadb://… node bench/migrations.mjs [call attempts, 1000000 unless told]
 *
 * The database must be empty. Five attempts an incident, and two and a half events an attempt.
 */
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { prepare } from '../scripts/prepare.mjs';

const ATTEMPTS = Number(process.argv[2] ?? 1_000_000);
const INCIDENTS = ATTEMPTS / 5;
const url = process.env.BENCH_DATABASE_URL;
if (!url) throw new Error('BENCH_DATABASE_URL is not set');

prepare({ dev: true });
const { appDatabase } = await import('../dist/src/app.database.js');
const { databaseAddress } = await import('../dist/src/config/database-address.js');
const { migrate, takeBack } = await import('../dist/src/database/index.js');
const options = appDatabase({ database: databaseAddress(url), businessTimeZone: 'UTC' });
const all = options.migrations.toSorted((a, b) => a.name.slice(-13).localeCompare(b.name.slice(-13)));
/** The oldest schema whose upgrade concerns large tables. */
const FIRST = all.findIndex(({ name }) => name.startsWith('IncidentHistory'));

await onStep(FIRST, async (source) => {
  await migrate(source);
  console.log(`writing ${INCIDENTS} incidents with ${ATTEMPTS} attempts ...`);
  await fill(source);
});
console.log('migration | direction | takes | longest write of an attempt | longest write of an event | longest read');
for (let step = FIRST + 1; step <= all.length; step += 1) {
  await onStep(step, (source) => measure(source, all[step - 1].name, 'up', () => migrate(source)));
}
await onStep(all.length, async (source) => {
  for (let step = all.length; step > FIRST; step -= 1) {
    await measure(source, all[step - 1].name, 'down', () => takeBack(source));
  }
});

async function onStep(step, act) {
  const source = await new DataSource({ ...options, migrations: all.slice(0, step) }).initialize();
  try {
    await act(source);
  } finally {
    await source.destroy();
  }
}

async function measure(source, name, direction, change) {
  let isOver = false;
  const longest = { attempt: 0, event: 0, read: 0 };
  const during = async (kind, work) => {
    while (!isOver) {
      const started = performance.now();
      await work().catch((error) => console.log(kind, error.message));
      longest[kind] = Math.max(longest[kind], performance.now() - started);
      await pause(20);
    }
  };
  const others = [
    during('attempt', () => source.query("UPDATE call_attempts SET reason = CONCAT('r', RAND()) WHERE id = 7")),
    during('event', () => source.query('UPDATE incident_events SET seq = seq WHERE id = 7')),
    during('read', () =>
      source.query('SELECT * FROM call_attempts a JOIN incidents i ON i.id = a.incident_id WHERE i.id = 9'),
    ),
  ];
  await pause(300);
  const started = performance.now();
  await change();
  const took = performance.now() - started;
  isOver = true;
  await Promise.all(others);
  const seconds = [took, longest.attempt, longest.event, longest.read].map((ms) => `${(ms / 1000).toFixed(1)} s`);
  console.log([name, direction, ...seconds].join(' | '));
}

async function fill(source) {
  const digits =
    '(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)';
  const numbers = `(SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM ${digits} a, ${digits} b, ${digits} c, ${digits} e, ${digits} f)`;
  await source.query(
    `INSERT INTO users (id, name, role, phone_e164, created_at, updated_at) SELECT n, CONCAT('Technician ', n), 'technician', CONCAT('+1415555', 1000 + n), NOW(3), NOW(3) FROM ${numbers} x WHERE n <= 50`,
  );
  const chunk = 100_000;
  for (let from = 0; from < INCIDENTS; from += chunk) {
    const ids = `(SELECT n + ${from} AS n FROM ${numbers} x WHERE n + ${from} <= ${INCIDENTS})`;
    await source.query(
      `INSERT INTO incidents (id, call_sid, caller_phone, caller_e164, ladder, status, created_at, answered_at, answered_by_user_id, ended_at, duration_seconds) SELECT n, CONCAT('CA', LPAD(HEX(n), 32, '0')), '+14155551234', '+14155551234', 'business_hours', 'completed', FROM_UNIXTIME(1500000000 + n * 60), FROM_UNIXTIME(1500000000 + n * 60 + 90), 1, FROM_UNIXTIME(1500000000 + n * 60 + 300), 200 FROM ${ids} i`,
    );
    await source.query(
      `INSERT INTO call_attempts (incident_id, user_id, user_name, step_name, phone_e164, status, timeout_seconds, offered_at, ended_at) SELECT n, 1 + (n + p.d) % 50, CONCAT('Technician ', 1 + (n + p.d) % 50), 'primary_oncall', CONCAT('+1415555', 1001 + (n + p.d) % 50), IF(p.d = 4, 'answered', 'no-answer'), 30, FROM_UNIXTIME(1500000000 + n * 60), FROM_UNIXTIME(1500000000 + n * 60 + 30) FROM ${ids} i, ${digits} p WHERE p.d < 5`,
    );
    for (const half of ['d < 7', 'd >= 7']) {
      await source.query(
        `INSERT INTO incident_events (incident_id, seq, type, source, at, request_id, data, answer) SELECT n, 1 + p.d, 'offered', 'request', FROM_UNIXTIME(1500000000 + n * 60), UUID(), CONCAT('{"offer":{"id":', n, ',"userId":1,"userName":"Technician","stepName":"primary_oncall","phoneE164":"+14155551000","status":"pending"},"considered":[{"step":"primary_oncall","users":[1,2,3],"verdicts":"ooo"}]}'), IF(p.d % 2 = 0, CONCAT('{"incidentId":', n, ',"nextPhoneE164":"+14155551000","stepName":"primary_oncall","timeoutSeconds":30,"userName":"Technician"}'), NULL) FROM ${ids} i, (SELECT a.d FROM ${digits} a UNION ALL SELECT 10 UNION ALL SELECT 11) p WHERE p.${half}`,
      );
    }
  }
  for (const table of ['incidents', 'call_attempts', 'incident_events']) await source.query(`ANALYZE TABLE ${table}`);
}
