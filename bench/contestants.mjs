/** Who is compared by bench/calls.mjs: processes that are started, and what stands in their databases before. */
import { fork, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../scripts/prepare.mjs';
import { SECRET } from './played-calls.mjs';

const ADMIN = { email: 'admin@example.com', password: 'copper kettle in the rain' };

/** @typedef {{ urls: string[], pids: number[] }} Contestant Where one listens, and its processes. */

/** Starts contestants on one database server. */
export class Contestants {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];

  /**
   * @param server the address of the database server.
   * @param folder where they keep what they write.
   * @param people how many the company has.
   */
  constructor(server, folder, people) {
    this.server = server;
    this.folder = folder;
    this.people = people;
  }

  /** Ends all of them. */
  end() {
    for (const child of this.#children) child.kill('SIGKILL');
  }

  /** The hand-written server. @returns {Promise<Contestant>} */
  async minimum() {
    const child = fork(join(root, 'bench', 'minimum.mjs'), [
      `${this.server.replace(/^mariadb:/, 'mysql:')}/ewf_bench_minimum`,
      SECRET,
    ]);
    this.#children.push(child);
    const { url } = await new Promise((resolve) => child.once('message', resolve));
    return { urls: [url], pids: [child.pid] };
  }

  /** Two instances on one database. */
  async two(name) {
    const first = await this.service(name);
    const second = await this.service(name, `${this.server}/${name}`, false);
    return { urls: [...first.urls, ...second.urls], pids: [...first.pids, ...second.pids] };
  }

  /** The service, of a company that is made by the first instance. @returns {Promise<Contestant>} */
  async service(name, databaseUrl = `${this.server}/${name}`, isFirst = true) {
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      STANDBY_DIR: join(this.folder, `${name}-standby-${isFirst ? 1 : 2}`),
      WEBHOOK_SECRET: SECRET,
      TWILIO_PHONE_NUMBER: '+14155550100',
      JWT_SECRET: 'a-jwt-secret-of-the-bench-0123456789',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    };
    const child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], { cwd: this.folder, env });
    this.#children.push(child);
    child.stderr.pipe(process.stderr);
    for await (const line of createInterface(child.stdout)) {
      const { msg, url } = JSON.parse(line);
      if (msg !== 'listening') continue;
      child.stdout.resume();
      if (isFirst) await inventCompany(url, this.people);
      return { urls: [url], pids: [child.pid] };
    }
    throw new Error('the service ended before it listened');
  }
}

async function inventCompany(url, people) {
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
  for (let number = 0; number < people; number += 1) {
    const phoneE164 = `+1415557${String(number).padStart(4, '0')}`;
    const person = { name: `Manager ${number}`, role: 'manager', phoneE164 };
    await send('users', person, { Authorization: `Bearer ${accessToken}` });
  }
}

/** Ended calls of the last half hour, as they stand in the tables. */
export async function inventRecentCalls(database, name, count) {
  await database.query(`USE ${name}`);
  await database.query(
    `INSERT INTO incidents (call_sid, caller_phone, caller_e164, ladder, status, created_at, ended_at, end_inferred)
     SELECT CONCAT('CArecent', seq), CONCAT('+1415', 2000000 + seq), CONCAT('+1415', 2000000 + seq), 'business_hours',
       'completed', UTC_TIMESTAMP(3) - INTERVAL seq % 600 SECOND, UTC_TIMESTAMP(3), 0 FROM seq_1_to_${count}`,
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

/** Ended calls of the years before. */
export async function inventOldCalls(database, name, count) {
  await database.query(`USE ${name}`);
  await database.query(
    `INSERT INTO incidents (call_sid, caller_phone, caller_e164, ladder, status, created_at, ended_at, end_inferred)
     SELECT CONCAT('CAold', seq), CONCAT('+1416', 2000000 + seq), CONCAT('+1416', 2000000 + seq), 'business_hours',
       'completed', UTC_TIMESTAMP(3) - INTERVAL 3600 + seq * 60 SECOND, UTC_TIMESTAMP(3) - INTERVAL 3000 + seq * 60 SECOND, 0
     FROM seq_1_to_${count}`,
  );
}
