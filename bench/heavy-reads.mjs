/**
 * How much longer callers wait while many ask for statistics of a long history.
 *
 *   BENCH_DATABASE_URL=mariadb://user:password@host:3306 node bench/heavy-reads.mjs [incidents, 300000 unless told]
 *   BENCH_DATABASE_URL=sqlite node bench/heavy-reads.mjs …
 *
 * Each incident has three attempts. Calls (next-target, answered, completed; four at once) are made alone, then while
 * twenty clients ask for the summary of the whole history at once, then alone again, in one run against the built
 * service. What counts is the ratio of the two. The user must be allowed to create databases: `ewf_bench_reads` is made,
 * and dropped at the end.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mysql from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { prepare, root } from '../scripts/prepare.mjs';

const INCIDENTS = Number(process.argv[2] ?? 300_000);
const CALLS = 300;
const REPORTS = 20;
const ATTEMPTS = [0, 1, 2];
const SECRET = 'bench';
const ADMIN = { email: 'admin@example.com', password: 'copper kettle in the rain' };
const NAME = 'ewf_bench_reads';
const given = process.env.BENCH_DATABASE_URL;
if (!given) throw new Error('BENCH_DATABASE_URL is not set');

prepare({ dev: true });
const { appDatabase } = await import('../dist/src/app.database.js');
const { databaseAddress } = await import('../dist/src/config/database-address.js');

const folder = mkdtempSync(join(tmpdir(), 'ewf-bench-'));
const server = given === 'sqlite' ? null : await mysql.createConnection(given.replace(/^mariadb:/, 'mysql:'));
const url = server ? `${given}/${NAME}` : `sqlite:${join(folder, 'bench.sqlite')}`;
let child;
try {
  await server?.query(`DROP DATABASE IF EXISTS ${NAME}`);
  await server?.query(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4`);
  await inventCompany(await startService());
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  await fill();
  const service = await startService();
  await measure(service, CALLS); // warms up
  const before = await measure(service, CALLS);
  const reports = await askAtOnce(service);
  const beside = await measure(service, Number.POSITIVE_INFINITY, reports.areAnswered);
  const after = await measure(service, CALLS);
  const [first, last] = [Math.min(...reports.seconds), Math.max(...reports.seconds)];
  console.log(`${INCIDENTS} incidents; ${REPORTS} reports at once took ${first.toFixed(1)} to ${last.toFixed(1)} s`);
  const served = reports.statuses.filter((status) => status === 200).length;
  console.log(`${served} of them were answered with 200`);
  tell('alone, before', before);
  tell('beside reports', beside);
  tell('alone, after', after);
  const [alone, busy] = [median([...before, ...after]), median(beside)];
  console.log(`beside reports, a request of a call takes ${(busy / alone).toFixed(2)} times as long (median)`);
} finally {
  child?.kill('SIGKILL');
  await server?.query(`DROP DATABASE IF EXISTS ${NAME}`);
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
}

function tell(when, waits) {
  const at = (percent) => waits.toSorted((a, b) => a - b)[Math.floor((waits.length * percent) / 100)].toFixed(1);
  console.log(`${when}: ${waits.length} requests of calls, ms: median ${at(50)}, p99 ${at(99)}, most ${at(99.99)}`);
}

/** Milliseconds that each request of so many calls took, or of all calls until something has happened. */
async function measure(service, calls, hasEnded = () => false) {
  const waits = [];
  let left = calls;
  const caller = async () => {
    for (; left > 0 && !hasEnded(); left -= 1) await play(service, waits);
  };
  await Promise.all([0, 1, 2, 3].map(caller));
  return waits;
}

async function play(service, waits) {
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const post = async (path, body) => {
    const began = performance.now();
    const response = await fetch(`${service}/api/telephony/${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${SECRET}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ callSid, ...body }),
    });
    const answer = await response.json();
    waits.push(performance.now() - began);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const { incidentId, nextPhoneE164 } = await post('next-target', { callerPhone: '+14155560000' });
  if (!nextPhoneE164) throw new Error('nobody was offered');
  await post('answered', { incidentId, answeredPhone: nextPhoneE164 });
  await post('completed', { incidentId, duration: 60 });
}

/** Asks for all reports; `seconds` and `statuses` are complete when `areAnswered`. */
async function askAtOnce(service) {
  const { accessToken } = await login(service);
  const seconds = [];
  const statuses = [];
  const began = performance.now();
  for (let nth = 0; nth < REPORTS; nth += 1) {
    void fetch(`${service}/api/metrics/summary`, { headers: { Authorization: `Bearer ${accessToken}` } }).then(
      async (response) => {
        await response.arrayBuffer();
        seconds.push((performance.now() - began) / 1000);
        statuses.push(response.status);
      },
    );
  }
  return { seconds, statuses, areAnswered: () => statuses.length === REPORTS };
}

async function startService() {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: url,
    WEBHOOK_SECRET: SECRET,
    JWT_SECRET: 'a-jwt-secret-of-the-bench-0123456789',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    CLAIMED_USERS: 'ignore',
  };
  child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], { cwd: folder, env });
  child.stderr.pipe(process.stderr);
  for await (const line of createInterface(child.stdout)) {
    const { msg, url: service } = JSON.parse(line);
    if (msg !== 'listening') continue;
    child.stdout.resume();
    return service;
  }
  throw new Error('the service ended before it listened');
}

async function login(service) {
  const response = await fetch(`${service}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  return response.json();
}

async function inventCompany(service) {
  const { accessToken } = await login(service);
  for (let number = 0; number < 20; number += 1) {
    const person = {
      name: `Manager ${number}`,
      role: 'manager',
      phoneE164: `+1415557${String(number).padStart(4, '0')}`,
    };
    const response = await fetch(`${service}/api/users`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
      body: JSON.stringify(person),
    });
    if (!response.ok) throw new Error(`users answered ${response.status}`);
  }
}

/** Writes the history: two years, two of three callers answered, by people in turn. */
async function fill() {
  const source = await new DataSource(
    appDatabase({ database: databaseAddress(url), businessTimeZone: 'UTC' }),
  ).initialize();
  const began = Date.now() - 730 * 86_400_000;
  const instant = (milliseconds) => new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
  const insert = (table, columns, rows) =>
    source.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ')}`,
      rows.flat(),
    );
  const incidents =
    'id, call_sid, caller_phone, caller_e164, ladder, status, created_at, answered_at, answered_by_user_id, ended_at, duration_seconds';
  const attempts = 'incident_id, user_id, user_name, step_name, phone_e164, status, timeout_seconds, offered_at';
  for (let from = 1; from <= INCIDENTS; from += 1000) {
    const ids = Array.from({ length: Math.min(1000, INCIDENTS - from + 1) }, (_, index) => from + index);
    const at = (id) => began + Math.floor((id * 729 * 86_400_000) / INCIDENTS);
    await insert(
      'incidents',
      incidents.split(', '),
      ids.map((id) => {
        const caller = `+1415556${String(id % 10_000).padStart(4, '0')}`;
        const isAnswered = id % 3 > 0;
        const end = isAnswered
          ? [instant(at(id) + 20_000 + (id % 50) * 997), 2 + (id % 20), instant(at(id) + 300_000), id % 600]
          : [null, null, instant(at(id) + 300_000), null];
        return [
          id,
          `CA${id}`,
          caller,
          caller,
          'after_hours',
          isAnswered ? 'completed' : 'abandoned',
          instant(at(id)),
          ...end,
        ];
      }),
    );
    const rows = ids.flatMap((id) =>
      ATTEMPTS.map((nth) => {
        const user = 2 + ((id + nth) % 20);
        const result = nth === 0 && id % 3 > 0 ? 'answered' : 'no-answer';
        return [
          id,
          user,
          `Manager ${user}`,
          'manager',
          `+1415557${String(user).padStart(4, '0')}`,
          result,
          30,
          instant(at(id)),
        ];
      }),
    );
    await insert('call_attempts', attempts.split(', '), rows);
  }
  await source.destroy();
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
