/**
 * How fast whole calls go through the built service, beside a hand-written server that does the least that is correct:
 * plain node:http, mysql2, one transaction of prepared statements a request, no rules.
 *
 *   BENCH_DATABASE_URL=mariadb://user:password@host:3306 node bench/calls.mjs [rounds, 7 unless told; `quick`: a small one]
 *
 * A call is seven requests: three next-target, two attempt-failed, answered and completed. They take turns, round by
 * round; the medians are compared, and what is printed is a ratio (1: as fast as the hand-written one). `busy` is the
 * service once more, with 20,000 calls in the last half hour (RECENT says how many); `two` are two instances on one database,
 * asked in turns, each request of a call at the other one; `embedded` is the service on SQLite. The user must be allowed to
 * create databases: four are made, `ewf_bench_…`, and dropped at the end. docs/performance.md tells how to read it.
 */
import 'reflect-metadata';
import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mysql from 'mysql2/promise';
import { prepare, root } from '../scripts/prepare.mjs';

/** Shows that the bench works, and figures of little weight. */
const IS_QUICK = process.argv[2] === 'quick';
const ROUNDS = IS_QUICK ? 1 : Number(process.argv[2] ?? 7);
const CALLS = IS_QUICK ? 30 : 150;
/** Calls that each contestant takes before anything is measured: a service that has just begun is still being compiled. */
const WARM_UP = IS_QUICK ? 100 : 1000;
const IDLE_SECONDS = IS_QUICK ? 2 : 10;
const MANAGERS = IS_QUICK ? 100 : 200;
const AT_ONCE = IS_QUICK ? [1, 16] : [1, 16, 64];
const SECRET = 'bench';
const ADMIN = { email: 'admin@example.com', password: 'copper kettle in the rain' };
const RECENT = Number(process.env.RECENT ?? (IS_QUICK ? 2000 : 20_000));
const NAMES = ['ewf_bench_service', 'ewf_bench_busy', 'ewf_bench_two', 'ewf_bench_minimum'];
const server = process.env.BENCH_DATABASE_URL;
if (!server) throw new Error('BENCH_DATABASE_URL is not set');

prepare({ dev: true });
const folder = mkdtempSync(join(tmpdir(), 'ewf-bench-'));
const database = await mysql.createConnection(server.replace(/^mariadb:/, 'mysql:'));
const children = [];
try {
  for (const name of NAMES) {
    await database.query(`DROP DATABASE IF EXISTS ${name}`);
    await database.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  }
  const contestants = {
    service: await startService('ewf_bench_service'),
    busy: await startService('ewf_bench_busy'),
    two: await startTwo('ewf_bench_two'),
    embedded: await startService('embedded', `sqlite:${join(folder, 'embedded.sqlite')}`),
    minimum: await startMinimum(),
  };
  await inventRecentCalls('ewf_bench_busy');
  await idle(contestants);
  for (const contestant of Object.values(contestants)) await measure(contestant, 16, WARM_UP);
  for (const atOnce of AT_ONCE) await compare(contestants, atOnce);
  await assertUnderstood('ewf_bench_service');
  for (const [name, { pids }] of Object.entries(contestants))
    console.log(`${name}: ${megabytes(pids[0])} MB of memory`);
} finally {
  for (const child of children) child.kill('SIGKILL');
  for (const name of NAMES) await database.query(`DROP DATABASE IF EXISTS ${name}`);
  await database.end();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(contestants, atOnce) {
  const found = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, contestant] of Object.entries(contestants)) {
      const measured = await measure(contestant, atOnce);
      if (round >= 0) found[name].push(measured); // the round before the first warms up
    }
  }
  const of = (name, what) => median(found[name].map((round) => round[what]));
  for (const [name, other] of [
    ['service', 'minimum'],
    ['busy', 'service'],
    ['two', 'service'],
    ['embedded', 'service'],
  ]) {
    const ratio = (what) => (of(name, what) / of(other, what)).toFixed(2);
    console.log(
      `${atOnce} at once, ${name} to ${other}: ${ratio('rate')} of its requests a second ` +
        `(${of(name, 'rate').toFixed(0)} and ${of(other, 'rate').toFixed(0)}), p99 of next-target ${ratio('p99')} times ` +
        `(${of(name, 'p99').toFixed(1)} and ${of(other, 'p99').toFixed(1)} ms), CPU of the process ${ratio('cpu')} times ` +
        `(${of(name, 'cpu').toFixed(2)} and ${of(other, 'cpu').toFixed(2)} ms a request), ` +
        `${of(name, 'statements').toFixed(1)} and ${of(other, 'statements').toFixed(1)} statements a request`,
    );
  }
}

/** Throws where the service did not understand a report: what is measured then is not a call. */
async function assertUnderstood(name) {
  const [[{ count }]] = await database.query(
    `SELECT COUNT(*) AS count FROM ${name}.incident_events WHERE type = 'unmatched_phone'`,
  );
  if (count > 0) throw new Error(`${count} reports of a person who was not rung`);
}

/** What they do while nobody calls. */
async function idle(contestants) {
  const before = Object.entries(contestants).map(
    ([
      name,
      {
        pids: [pid],
      },
    ]) => {
      return [name, pid, cpuMilliseconds(pid), written(pid)];
    },
  );
  await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
  for (const [name, pid, cpu, bytes] of before) {
    const share = ((cpuMilliseconds(pid) - cpu) / (IDLE_SECONDS * 10)).toFixed(1);
    const kilobytes = ((written(pid) - bytes) / IDLE_SECONDS / 1000).toFixed(0);
    console.log(`${name}, idle: ${share} % of a core, ${kilobytes} kB/s written, ${megabytes(pid)} MB of memory`);
  }
}

/** What a process has used of processors, in milliseconds; Linux counts it in hundredths of a second. */
function cpuMilliseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function written(pid) {
  return Number(/^wchar: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))[1]);
}

function megabytes(pid) {
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1000);
}

/** Ended calls of the last half hour, as they stand in the tables. */
async function inventRecentCalls(name) {
  await database.query(`USE ${name}`);
  await database.query(
    `INSERT INTO incidents (call_sid, caller_phone, caller_e164, ladder, status, created_at, ended_at, end_inferred)
     SELECT CONCAT('CArecent', seq), CONCAT('+1415', 2000000 + seq), CONCAT('+1415', 2000000 + seq), 'business_hours',
       'completed', UTC_TIMESTAMP(3) - INTERVAL seq % 600 SECOND, UTC_TIMESTAMP(3), 0 FROM seq_1_to_${RECENT}`,
  );
  await database.query(
    `INSERT INTO call_attempts (incident_id, user_id, user_name, step_name, phone_e164, status, dial, timeout_seconds, offers, offered_at)
     SELECT i.id, u.id, u.name, 'manager', u.phone_e164, 'failed', 1, 20, 1, i.created_at FROM incidents i
     JOIN users u ON u.id BETWEEN 2 AND 4 WHERE i.call_sid LIKE 'CArecent%'`,
  );
  await database.query(
    `INSERT INTO incident_events (incident_id, seq, type, source, at, data)
     SELECT id, 1, 'completed', 'request', created_at, '{}' FROM incidents WHERE call_sid LIKE 'CArecent%'`,
  );
  await new Promise((resolve) => setTimeout(resolve, 15_000)); // until the service has read them
}

/** Requests a second, the 99th percentile of next-target and the processor time of a request, both in milliseconds. */
async function measure({ urls, pids }, atOnce, calls = CALLS) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waits = [];
  let left = calls;
  const began = performance.now();
  const cpuNow = () => pids.reduce((sum, pid) => sum + cpuMilliseconds(pid), 0);
  const cpuBefore = cpuNow();
  const statementsBefore = await statements();
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await play(urls, agent, waits);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = waits.toSorted((one, other) => one - other);
  const cpu = (cpuNow() - cpuBefore) / (calls * 7);
  const asked = ((await statements()) - statementsBefore) / (calls * 7);
  return { rate: (calls * 7) / seconds, cpu, statements: asked, p99: sorted[Math.floor(sorted.length * 0.99)] };
}

/** How many statements the server has run; an embedded database is not counted. */
async function statements() {
  const [[{ Value }]] = await database.query("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Number(Value);
}

async function play(urls, agent, waits) {
  let turn = Math.floor(Math.random() * urls.length);
  const post = (path, body) => sendTo(urls[(turn += 1) % urls.length], agent, path, body);
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const callerPhone = `+1415556${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  let incidentId = null;
  let phone = null;
  for (let offer = 0; offer < 3; offer += 1) {
    if (offer > 0) await post('attempt-failed', { callSid, incidentId, targetPhone: phone, reason: 'no-answer' });
    const began = performance.now();
    const target = await post('next-target', { callSid, incidentId, callerPhone });
    waits.push(performance.now() - began);
    incidentId = target.incidentId;
    phone = target.nextPhoneE164;
    if (!phone) throw new Error(`nobody was offered: ${JSON.stringify(target)}`);
  }
  await post('answered', { callSid, incidentId, answeredPhone: phone });
  await post('completed', { callSid, incidentId, duration: 60 });
}

function sendTo(url, agent, path, body) {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = {
      Authorization: `Bearer ${SECRET}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    };
    const sent = request(`${url}/api/telephony/${path}`, { method: 'POST', agent, headers });
    sent.once('response', (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk) => (answer += chunk));
      response.once('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(answer));
        else reject(new Error(`${path} answered ${response.statusCode}: ${answer}`));
      });
    });
    sent.once('error', reject);
    sent.end(text);
  });
}

async function startMinimum() {
  const child = fork(join(root, 'bench', 'minimum.mjs'), [
    `${server.replace(/^mariadb:/, 'mysql:')}/ewf_bench_minimum`,
    SECRET,
  ]);
  children.push(child);
  const { url } = await new Promise((resolve) => child.once('message', resolve));
  return { urls: [url], pids: [child.pid] };
}

/** Two instances on one database. */
async function startTwo(name) {
  const first = await startService(name);
  const second = await startService(name, `${server}/${name}`, false);
  return { urls: [...first.urls, ...second.urls], pids: [...first.pids, ...second.pids] };
}

async function startService(name, databaseUrl = `${server}/${name}`, isFirst = true) {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    STANDBY_DIR: join(folder, `${name}-standby-${isFirst ? 1 : 2}`),
    WEBHOOK_SECRET: SECRET,
    JWT_SECRET: 'a-jwt-secret-of-the-bench-0123456789',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
  };
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], { cwd: folder, env });
  children.push(child);
  child.stderr.pipe(process.stderr);
  for await (const line of createInterface(child.stdout)) {
    const { msg, url } = JSON.parse(line);
    if (msg !== 'listening') continue;
    child.stdout.resume();
    if (isFirst) await inventCompany(url);
    return { urls: [url], pids: [child.pid] };
  }
  throw new Error('the service ended before it listened');
}

async function inventCompany(url) {
  const send = async (path, body, headers = {}) => {
    const response = await fetch(`${url}/api/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const { accessToken } = await send('auth/login', ADMIN);
  for (let number = 0; number < MANAGERS; number += 1) {
    const phoneE164 = `+1415557${String(number).padStart(4, '0')}`;
    const person = { name: `Manager ${number}`, role: 'manager', phoneE164 };
    await send('users', person, { Authorization: `Bearer ${accessToken}` });
  }
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
