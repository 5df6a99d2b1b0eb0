/** The hand-written server that bench/calls.mjs compares with: the least that is correct, and no rules. */
import { createServer } from 'node:http';
import mysql from 'mysql2/promise';

const [address, secret] = process.argv.slice(2);
const pool = mysql.createPool({ uri: address, connectionLimit: 10 });
pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'));
const PEOPLE = Array.from({ length: 200 }, (_, number) => `+1415557${String(number).padStart(4, '0')}`);

await pool.query(`CREATE TABLE incidents (id BIGINT PRIMARY KEY AUTO_INCREMENT, call_sid VARCHAR(64) NOT NULL UNIQUE,
  caller VARCHAR(64) NOT NULL, status VARCHAR(16) NOT NULL, created_at DATETIME(3) NOT NULL, duration INT)`);
await pool.query(`CREATE TABLE attempts (id BIGINT PRIMARY KEY AUTO_INCREMENT, incident_id BIGINT NOT NULL,
  phone VARCHAR(20) NOT NULL, status VARCHAR(16) NOT NULL, offered_at DATETIME(3) NOT NULL, UNIQUE (incident_id, phone))`);
await pool.query(`CREATE TABLE events (id BIGINT PRIMARY KEY AUTO_INCREMENT, incident_id BIGINT NOT NULL,
  type VARCHAR(32) NOT NULL, data TEXT, at DATETIME(3) NOT NULL, KEY (incident_id))`);

const EVENT = 'INSERT INTO events (incident_id, type, data, at) VALUES (?, ?, ?, ?)';

/** @type {Record<string, (connection: mysql.PoolConnection, body: any, now: Date) => Promise<object>>} */
const endpoints = {
  async 'next-target'(connection, { callSid, callerPhone }, now) {
    const find = 'SELECT id FROM incidents WHERE call_sid = ? FOR UPDATE';
    let [[incident]] = await connection.execute(find, [callSid]);
    if (!incident) {
      const begin = "INSERT INTO incidents (call_sid, caller, status, created_at) VALUES (?, ?, 'open', ?)";
      const [{ insertId }] = await connection.execute(begin, [callSid, callerPhone, now]);
      incident = { id: insertId };
    }
    const [tried] = await connection.execute('SELECT phone FROM attempts WHERE incident_id = ?', [incident.id]);
    const phone = PEOPLE.find((one) => tried.every((attempt) => attempt.phone !== one));
    const offer = "INSERT INTO attempts (incident_id, phone, status, offered_at) VALUES (?, ?, 'pending', ?)";
    await connection.execute(offer, [incident.id, phone, now]);
    await connection.execute(EVENT, [incident.id, 'offered', JSON.stringify({ phone }), now]);
    return { nextPhoneE164: phone, incidentId: incident.id, userName: phone, stepName: 'manager', timeoutSeconds: 20 };
  },
  async 'attempt-failed'(connection, { callSid, targetPhone: phone, reason }, now) {
    return report(connection, callSid, 'attempt_failed', { phone, reason }, now, [
      "UPDATE attempts SET status = 'failed' WHERE incident_id = ? AND phone = ?",
      (id) => [id, phone],
    ]);
  },
  async answered(connection, { callSid, answeredPhone: phone }, now) {
    return report(connection, callSid, 'answered', { phone }, now, [
      "UPDATE incidents SET status = 'answered' WHERE id = ?",
      (id) => [id],
    ]);
  },
  async completed(connection, { callSid, duration }, now) {
    return report(connection, callSid, 'completed', { duration }, now, [
      "UPDATE incidents SET status = 'completed', duration = ? WHERE id = ?",
      (id) => [duration, id],
    ]);
  },
};

/** @type {Record<string, (connection: mysql.PoolConnection, body: any, now: Date, query: URLSearchParams) => Promise<string>>} */
const documents = {
  async start(connection, { CallSid: callSid, From: callerPhone }, now) {
    return dial(await endpoints['next-target'](connection, { callSid, callerPhone }, now));
  },
  async 'dial-result'(connection, { CallSid: callSid, DialCallStatus: status }, now, query) {
    const phone = query.get('phone');
    if (status === 'completed') {
      await endpoints.completed(connection, { callSid, duration: 60 }, now);
      return '<Response><Hangup/></Response>';
    }
    await endpoints['attempt-failed'](connection, { callSid, targetPhone: phone, reason: status }, now);
    return dial(await endpoints['next-target'](connection, { callSid }, now));
  },
  async screen(connection, _, now, query) {
    await connection.execute(EVENT, [query.get('incident'), 'picked_up', '{}', now]);
    return `<Response><Gather action="screen-result?${query}"><Say>Press 1.</Say></Gather></Response>`;
  },
  async 'screen-result'(connection, { ParentCallSid: callSid, To: answeredPhone }, now) {
    await endpoints.answered(connection, { callSid, answeredPhone }, now);
    return '<Response/>';
  },
  async 'leg-status'(connection, { CallStatus: status }, now, query) {
    await connection.execute(EVENT, [query.get('incident'), 'leg_status', JSON.stringify({ status }), now]);
    return '';
  },
};

function dial({ incidentId, nextPhoneE164: phone }) {
  const query = `incident=${incidentId}&amp;phone=${encodeURIComponent(phone)}`;
  return (
    `<Response><Dial action="dial-result?${query}"><Number url="screen?${query}" ` +
    `statusCallback="leg-status?${query}">${phone}</Number></Dial></Response>`
  );
}

async function report(connection, callSid, type, data, now, [sql, values]) {
  const [[{ id }]] = await connection.execute('SELECT id FROM incidents WHERE call_sid = ? FOR UPDATE', [callSid]);
  await connection.execute(sql, values(id));
  await connection.execute(EVENT, [id, type, JSON.stringify(data), now]);
  return { success: true };
}

const server = createServer((request, response) => void answerTo(request, response));
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${server.address().port}` }));

async function answerTo(request, response) {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://minimum.invalid');
  const name = pathname.split('/').at(-1) ?? '';
  const [endpoint, document] = [endpoints[name], documents[name]];
  if (request.headers.authorization !== `Bearer ${secret}` || !(endpoint ?? document))
    return response.writeHead(401).end();
  const connection = await pool.getConnection();
  try {
    await connection.query('BEGIN');
    const body = endpoint
      ? JSON.stringify(await endpoint(connection, JSON.parse(text), new Date()))
      : await document(connection, Object.fromEntries(new URLSearchParams(text)), new Date(), searchParams);
    await connection.query('COMMIT');
    response.writeHead(200, { 'Content-Type': endpoint ? 'application/json' : 'text/xml' }).end(body);
  } catch (error) {
    await connection.query('ROLLBACK');
    response.writeHead(500).end(String(error));
  } finally {
    connection.release();
  }
}
