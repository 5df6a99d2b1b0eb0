import { UnitOfWork } from '../../src/database/index.js';
import type { Line } from './line.js';

/** How many attempts, and how many events, each incident of an invented history has. */
const EACH = 5;
/** Users that an invented history names; they don't exist. */
const FIRST_USER = 1_000_000;

/** Fills the tables with ended incidents, five attempts and five events each, by a few large statements. */
export async function inventHistory(line: Line, incidents: number): Promise<void> {
  const run = (sql: string) => line.app.get(UnitOfWork).run((unit) => unit.change(sql));
  const numbers = (most: number): string =>
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${most}) `;
  const thousand = `(${numbers(1000)} SELECT n FROM numbers)`;
  const blocks = Math.ceil(incidents / 1000);
  for (let block = 0; block < blocks; block += 1) {
    const first = block * 1000;
    await run(
      `INSERT INTO incidents (call_sid, caller_phone, caller_e164, ladder, status, created_at, ended_at, end_inferred)
       SELECT CONCAT('OLD', ${first} + t.n), '+14155550000', '+14155550000', 'business_hours', 'exhausted',
         '2025-01-01 00:00:00.000', '2025-01-01 00:10:00.000', 0 FROM ${thousand} AS t`,
    );
  }
  const five = `(${numbers(EACH)} SELECT n FROM numbers)`;
  await run(
    `INSERT INTO call_attempts (incident_id, user_id, user_name, step_name, phone_e164, status, timeout_seconds, offers,
       offered_at, ended_at)
     SELECT i.id, ${FIRST_USER} + t.n, 'Old', 'manager', CONCAT('+1999', t.n), 'no-answer', 20, 1,
       '2025-01-01 00:01:00.000', '2025-01-01 00:02:00.000'
     FROM incidents i CROSS JOIN ${five} AS t WHERE i.call_sid LIKE 'OLD%'`,
  );
  await run(
    `INSERT INTO incident_events (incident_id, seq, type, source, at, data)
     SELECT i.id, t.n, 'offered', 'request', '2025-01-01 00:01:00.000', '{}'
     FROM incidents i CROSS JOIN ${five} AS t WHERE i.call_sid LIKE 'OLD%'`,
  );
}
