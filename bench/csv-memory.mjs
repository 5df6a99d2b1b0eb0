/**
 * How much memory the CSV export of a large history costs the built service, above what it has when idle.
 *
 *   node bench/csv-memory.mjs [incidents, 200000 unless told]
 *
 * On an SQLite file of its own, and on the empty database of BENCH_DATABASE_URL where that is set. For a client that
 * reads as fast as it can, and for one that reads a mebibyte a second. Resident memory is read from /proc, so: on Linux.
 */
import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { prepare, root } from '../scripts/prepare.mjs';

const INCIDENTS = Number(process.argv[2] ?? 200_000);
const INCIDENT_COLUMNS = [
  'id',
  'call_sid',
  'caller_phone',
  'ladder',
  'status',
  'created_at',
  'answered_at',
  'answered_by_user_id',
  'ended_at',
  'duration_seconds',
];
const ATTEMPT_COLUMNS = [
  'incident_id',
  'user_id',
  'user_name',
  'step_name',
  'phone_e164',
  'status',
  'timeout_seconds',
  'offered_at',
];
const ATTEMPTS = 3;
const ADMIN = { email: 'admin@example.com', password: 'copper kettle in the rain' };
const MAX_MEBIBYTES = 100;

prepare({ dev: true });
const { appDatabase } = await import('../dist/src/app.database.js');
const { databaseAddress } = await import('../dist/src/config/database-address.js');
const { migrate } = await import('../dist/src/database/index.js');

const folder = mkdtempSync(join(tmpdir(), 'ewf-bench-'));
try {
  await measure('SQLite', `sqlite:${join(folder, 'bench.sqlite')}`);
  if (process.env.BENCH_DATABASE_URL) await measure('server', process.env.BENCH_DATABASE_URL);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name, url) {
  await fill(url);
  for (const [reader, bytesASecond] of [
    ['fast', Number.POSITIVE_INFINITY],
    ['slow', 1024 * 1024],
  ]) {
    const service = await start(url);
    try {
      const headers = await signIn(service.url);
      for (let warm = 0; warm < 20; warm += 1) await (await fetch(`${service.url}/api/incidents`, { headers })).text();
      await sleep(3000);
      const idle = memoryOf(service.pid, 'VmRSS');
      const began = performance.now();
      const { bytes, lines, peak } = await exportAll(service, headers, bytesASecond);
      const seconds = (performance.now() - began) / 1000;
      if (lines !== INCIDENTS + 1) throw new Error(`the export has ${lines} lines, not ${INCIDENTS + 1}`);
      const above = peak - idle;
      console.log(
        `${name}, ${reader} client: ${INCIDENTS} incidents, ${mebibytes(bytes)} MiB in ${seconds.toFixed(1)} s; ` +
          `idle ${mebibytes(idle)} MiB, peak ${mebibytes(peak)} MiB: ${mebibytes(above)} MiB above idle`,
      );
      if (above > MAX_MEBIBYTES * 1024 * 1024) process.exitCode = 1;
    } finally {
      await service.stop();
    }
  }
}

async function exportAll(service, headers, bytesASecond) {
  let peak = 0;
  const sampler = setInterval(() => (peak = Math.max(peak, memoryOf(service.pid, 'VmRSS'))), 20);
  let bytes = 0;
  let lines = 0;
  const began = performance.now();
  const response = await fetch(`${service.url}/api/incidents/export.csv`, { headers });
  if (response.status !== 200) throw new Error(`the export answered ${response.status}`);
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
    const due = began + (bytes / bytesASecond) * 1000;
    if (due > performance.now()) await sleep(due - performance.now());
  }
  clearInterval(sampler);
  return { bytes, lines, peak };
}

/** Invents a history: a year of calls, some anonymous, with three people offered to each. */
async function fill(url) {
  const database = databaseAddress(url);
  const source = await new DataSource(appDatabase({ database, businessTimeZone: 'UTC' })).initialize();
  await migrate(source);
  const began = Date.UTC(2026, 0, 1);
  const text = (milliseconds) => new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
  for (let first = 1; first <= INCIDENTS; first += 1000) {
    const incidents = [];
    const attempts = [];
    for (let id = first; id < Math.min(first + 1000, INCIDENTS + 1); id += 1) {
      const at = began + id * 157_000;
      const caller = id % 10 === 0 ? 'anonymous' : `+1415555${String(id % 10_000).padStart(4, '0')}`;
      incidents.push(id, `CA${String(id).padStart(32, '0')}`, caller, 'after_hours', 'completed');
      incidents.push(text(at), text(at + 60_000), 1 + (id % 3), text(at + 240_000), 180);
      for (let user = 1; user <= ATTEMPTS; user += 1) {
        attempts.push(
          id,
          user,
          `Technician Number ${user}`,
          'rotating_pool',
          `+1415555010${user}`,
          'no-answer',
          20,
          text(at),
        );
      }
    }
    await insert(source, 'incidents', INCIDENT_COLUMNS, incidents);
    await insert(source, 'call_attempts', ATTEMPT_COLUMNS, attempts);
  }
  await source.destroy();
}

async function insert(source, table, columns, values) {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const rows = Array.from({ length: values.length / columns.length }, () => row).join(', ');
  await source.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows}`, values);
}

async function signIn(url) {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  return { Authorization: `Bearer ${(await response.json()).accessToken}` };
}

async function start(url) {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: url,
    WEBHOOK_SECRET: 'bench',
    JWT_SECRET: 'a-jwt-secret-of-the-bench-0123456789',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  };
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], { cwd: folder, env });
  child.stderr.pipe(process.stderr);
  for await (const line of createInterface(child.stdout)) {
    const { msg, url: address } = JSON.parse(line);
    if (msg !== 'listening') continue;
    child.stdout.resume();
    const stop = () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      });
    return { url: address, pid: child.pid, stop };
  }
  throw new Error('the service ended before it listened');
}

function memoryOf(pid, field) {
  return (
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
  );
}

function mebibytes(bytes) {
  return (bytes / 1024 / 1024).toFixed(1);
}
