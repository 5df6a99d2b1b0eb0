/**
 * How fast whole calls go through the built service, beside a hand-written server that does the least that is correct:
 * plain node:http, mysql2, one transaction of prepared statements a request, no rules.
 *
 *   BENCH_DATABASE_URL=mariadb://user:password@host:3306 node bench/calls.mjs [rounds, 7 unless told]
 *
 * A call is seven requests: three next-target, two attempt-failed, answered and completed. The two take turns, round by
 * round; the medians are compared, and what is printed is a ratio (1: as fast as the hand-written one). The user must be
 * allowed to create databases: two are made, `ewf_bench_service` and `ewf_bench_minimum`, and dropped at the end.
 */
import 'reflect-metadata';
import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import mysql from 'mysql2/promise';
import { prepare, root } from '../scripts/prepare.mjs';

const ROUNDS = Number(process.argv[2] ?? 7);
const CALLS = 150;
const MANAGERS = 200;
const SECRET = 'bench';
const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' };
const NAMES = ['ewf_bench_service', 'ewf_bench_minimum'];
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
  const contestants = { service: await startService(), minimum: await startMinimum() };
  for (const atOnce of [16, 64]) await compare(contestants, atOnce);
} finally {
  for (const child of children) child.kill('SIGKILL');
  for (const name of NAMES) await database.query(`DROP DATABASE IF EXISTS ${name}`);
  await database.end();
  rmSync(folder, { recursive: true, force: true });
}

async function compare(contestants, atOnce) {
  const found = { service: [], minimum: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, url] of Object.entries(contestants)) {
      const measured = await measure(url, atOnce);
      if (round >= 0) found[name].push(measured); // the round before the first warms up
    }
  }
  const [service, minimum] = [found.service, found.minimum].map((rounds) => ({
    rate: median(rounds.map(({ rate }) => rate)),
    p99: median(rounds.map(({ p99 }) => p99)),
  }));
  console.log(
    `${atOnce} at once: ${(service.rate / minimum.rate).toFixed(2)} of the hand-written minimum ` +
      `(${service.rate.toFixed(0)} and ${minimum.rate.toFixed(0)} requests/s), ` +
      `p99 of next-target ${(service.p99 / minimum.p99).toFixed(2)} times its p99 ` +
      `(${service.p99.toFixed(1)} and ${minimum.p99.toFixed(1)} ms)`,
  );
}

/** Requests a second, and the 99th percentile of next-target in milliseconds. */
async function measure(url, atOnce) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waits = [];
  let left = CALLS;
  const began = performance.now();
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await play(url, agent, waits);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, caller));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = waits.toSorted((one, other) => one - other);
  return { rate: (CALLS * 7) / seconds, p99: sorted[Math.floor(sorted.length * 0.99)] };
}

async function play(url, agent, waits) {
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const callerPhone = `+1415556${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  let incidentId = null;
  let phone = null;
  for (let offer = 0; offer < 3; offer += 1) {
    if (offer > 0) await post(url, agent, 'attempt-failed', { callSid, incidentId, phone, reason: 'no-answer' });
    const began = performance.now();
    const target = await post(url, agent, 'next-target', { callSid, incidentId, callerPhone });
    waits.push(performance.now() - began);
    incidentId = target.incidentId;
    phone = target.nextPhoneE164;
    if (!phone) throw new Error(`nobody was offered: ${JSON.stringify(target)}`);
  }
  await post(url, agent, 'answered', { callSid, incidentId, phone });
  await post(url, agent, 'completed', { callSid, incidentId, duration: 60 });
}

function post(url, agent, path, body) {
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
    `${server.replace(/^mariadb:/, 'mysql:')}/${NAMES[1]}`,
    SECRET,
  ]);
  children.push(child);
  const { url } = await new Promise((resolve) => child.once('message', resolve));
  return url;
}

async function startService() {
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: `${server}/${NAMES[0]}`,
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
    await inventCompany(url);
    return url;
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
