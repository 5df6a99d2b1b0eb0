/**
 * How fast whole calls go through the built service, beside a hand-written server that does the least that is correct:
 * plain node:http, mysql2, one transaction of prepared statements a request, no rules.
 *
 *   BENCH_DATABASE_URL=mariadb://user:password@host:3306 node bench/calls.mjs [rounds, 7 unless told; `quick`: a small one]
 *
 * A call is seven requests: three next-target, two attempt-failed, answered and completed; one that the service dials is
 * sixteen. They take turns, round by round; the medians are compared, and what is printed is a ratio (1: as fast as the
 * hand-written one). `busy` is the service once more, with 20,000 calls in the last half hour (RECENT says how many) and
 * OLD ones before them; `two` are two instances on one database, asked in turns, each request of a call at the other one;
 * `embedded` is the service on SQLite. The user must be allowed to create databases: four are made, `ewf_bench_…`, and
 * dropped at the end. docs/performance.md tells how to read it.
 */
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { prepare } from '../scripts/prepare.mjs';
import { Contestants, inventOldCalls, inventRecentCalls } from './contestants.mjs';
import { playDialled, playStudio } from './played-calls.mjs';

/** Shows that the bench works, and figures of little weight. */
const IS_QUICK = process.argv[2] === 'quick';
const ROUNDS = IS_QUICK ? 1 : Number(process.argv[2] ?? 7);
const CALLS = IS_QUICK ? 30 : 150;
/** Calls that each contestant takes before anything is measured: a service that has just begun is still being compiled. */
const WARM_UP = IS_QUICK ? 100 : 1000;
const IDLE_SECONDS = IS_QUICK ? 2 : 10;
const MANAGERS = IS_QUICK ? 100 : 200;
const AT_ONCE = IS_QUICK ? [1, 16] : [1, 16, 64];
const RECENT = Number(process.env.RECENT ?? (IS_QUICK ? 2000 : 20_000));
const OLD = Number(process.env.OLD ?? 0);
/** Calls at once of which each wants another person first, or all the same one. */
const CALLERS = 16;
const NAMES = ['ewf_bench_service', 'ewf_bench_busy', 'ewf_bench_two', 'ewf_bench_minimum'];
const server = process.env.BENCH_DATABASE_URL;
if (!server) throw new Error('BENCH_DATABASE_URL is not set');

prepare({ dev: true });
const folder = mkdtempSync(join(tmpdir(), 'ewf-bench-'));
const database = await mysql.createConnection(server.replace(/^mariadb:/, 'mysql:'));
const start = new Contestants(server, folder, MANAGERS);
try {
  for (const name of NAMES) {
    await database.query(`DROP DATABASE IF EXISTS ${name}`);
    await database.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  }
  const contestants = {
    service: await start.service('ewf_bench_service'),
    busy: await start.service('ewf_bench_busy'),
    two: await start.two('ewf_bench_two'),
    embedded: await start.service('embedded', `sqlite:${join(folder, 'embedded.sqlite')}`),
    minimum: await start.minimum(),
  };
  if (OLD > 0) await inventOldCalls(database, 'ewf_bench_busy', OLD);
  await inventRecentCalls(database, 'ewf_bench_busy', RECENT);
  await idle(contestants);
  for (const contestant of Object.values(contestants)) await measure(contestant, 16, WARM_UP);
  for (const atOnce of AT_ONCE) await compare(contestants, atOnce);
  for (const atOnce of AT_ONCE) await compareDialled(contestants, atOnce);
  await compareWishes(contestants.service);
  await assertUnderstood('ewf_bench_service');
  for (const [name, { pids }] of Object.entries(contestants))
    console.log(`${name}: ${megabytes(pids[0])} MB of memory`);
} finally {
  start.end();
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

/** Calls that the service dials, beside hand-written ones. */
async function compareDialled({ service, minimum }, atOnce) {
  const found = { service: [], minimum: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, contestant] of Object.entries({ service, minimum })) {
      const { calls } = await measure(contestant, atOnce, CALLS, playDialled);
      if (round >= 0) found[name].push(calls);
    }
  }
  const [ours, theirs] = [median(found.service), median(found.minimum)];
  console.log(
    `${atOnce} at once, dialled calls, service to minimum: ${(ours / theirs).toFixed(2)} of its calls a second ` +
      `(${ours.toFixed(0)} and ${theirs.toFixed(0)})`,
  );
}

/** Calls that all want the same person first, beside calls of which each wants the one who answered that caller before. */
async function compareWishes(service) {
  const apart = (line, caller) => playStudio(line, `+14155558${String(caller).padStart(3, '0')}`);
  const found = { same: [], apart: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const same = await measure(service, CALLERS);
    const each = await measure(service, CALLERS, CALLS, apart);
    if (round >= 0) found.same.push(same.p99);
    if (round >= 0) found.apart.push(each.p99);
  }
  const [same, each] = [median(found.same), median(found.apart)];
  console.log(
    `${CALLERS} calls that want the same person first, to as many that want different ones: p99 of next-target ` +
      `${(same / each).toFixed(2)} times (${same.toFixed(1)} and ${each.toFixed(1)} ms)`,
  );
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

/** Calls and requests a second, the 99th percentile of a decision and the processor time of a request, both in milliseconds. */
async function measure({ urls, pids }, atOnce, calls = CALLS, play = playOne) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const line = { urls, agent, waits: [] };
  let left = calls;
  const began = performance.now();
  const cpuNow = () => pids.reduce((sum, pid) => sum + cpuMilliseconds(pid), 0);
  const cpuBefore = cpuNow();
  const statementsBefore = await statements();
  const caller = async (_, number) => {
    while (left > 0) {
      left -= 1;
      await play(line, number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = line.waits.toSorted((one, other) => one - other);
  const cpu = (cpuNow() - cpuBefore) / (calls * 7);
  const asked = ((await statements()) - statementsBefore) / (calls * 7);
  const p99 = sorted[Math.floor(sorted.length * 0.99)];
  return { calls: calls / seconds, rate: (calls * 7) / seconds, cpu, statements: asked, p99 };
}

function playOne(line) {
  return playStudio(line);
}

/** How many statements the server has run; an embedded database is not counted. */
async function statements() {
  const [[{ Value }]] = await database.query("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Number(Value);
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
