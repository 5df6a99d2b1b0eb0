/**
 * Boots the built service as it runs in production and looks at it from outside: it becomes ready on an empty SQLite
 * file, answers a call with the guide's five keys, ends by itself on SIGTERM, and refuses to start without a
 * credential. Catches what no test of the sources can: an injected class imported as a type, a cycle between modules.
 * Nothing of the caller's environment or folder reaches the service.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './prepare.mjs';

const keys = ['incidentId', 'nextPhoneE164', 'stepName', 'timeoutSeconds', 'userName'];
const readyWithinMs = 30_000;
const endWithinMs = 15_000;
const folder = mkdtempSync(join(tmpdir(), 'ewf-boot-'));

try {
  await checkService();
  await checkRefusal();
  console.log('The built service boots, answers, stops, and refuses to start without a credential.');
} catch (error) {
  console.error(`Boot check failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function checkService() {
  const port = await freePort();
  const secret = randomBytes(24).toString('hex');
  const service = boot({
    HOST: '127.0.0.1',
    PORT: String(port),
    DRAIN_SECONDS: '1',
    DATABASE_URL: `sqlite:${join(folder, 'boot.sqlite')}`,
    WEBHOOK_SECRET: secret,
    JWT_SECRET: randomBytes(24).toString('hex'),
  });
  try {
    await untilReady(service, `http://127.0.0.1:${port}`);
    await checkNextTarget(service, `http://127.0.0.1:${port}`, secret);
    service.child.kill('SIGTERM');
    const code = await service.ended(endWithinMs);
    expect(code === 0, `after SIGTERM it ended with ${code}, not with 0`, service);
  } finally {
    service.child.kill('SIGKILL');
  }
}

async function untilReady(service, url) {
  const deadline = Date.now() + readyWithinMs;
  let last = 'no answer';
  while (Date.now() < deadline && service.child.exitCode === null) {
    const response = await fetch(`${url}/health/ready`).catch(() => null);
    if (response?.status === 200) return;
    if (response !== null) last = `${response.status} ${await response.text()}`;
    await sleep(100);
  }
  expect(false, `GET /health/ready was not 200 within ${readyWithinMs / 1000} s: ${last}`, service);
}

async function checkNextTarget(service, url, secret) {
  const callSid = `CA${randomBytes(16).toString('hex')}`;
  const response = await fetch(`${url}/api/telephony/next-target`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ callerPhone: '+15005550006', callSid }),
  });
  const text = await response.text();
  expect(response.status === 200, `next-target answered ${response.status} ${text}`, service);
  const found = Object.keys(JSON.parse(text)).toSorted();
  expect(String(found) === String(keys), `next-target answered the keys ${found}, not ${keys}`, service);
}

async function checkRefusal() {
  const service = boot({ PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'refused.sqlite')}` });
  try {
    const code = await service.ended(readyWithinMs);
    expect(code !== 0 && code !== null, `in production without a credential it did not refuse to start`, service);
    for (const name of ['TWILIO_AUTH_TOKEN', 'WEBHOOK_SECRET']) {
      expect(service.output().includes(name), `its refusal to start does not name ${name}`, service);
    }
  } finally {
    service.child.kill('SIGKILL');
  }
}

function boot(settings) {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), NODE_ENV: 'production', ...settings };
  const child = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], { cwd: folder, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const exit = new Promise((resolve) => child.once('close', resolve));
  const ended = (withinMs) => Promise.race([exit, sleep(withinMs, null, { ref: false })]);
  return { child, ended, output: () => output };
}

function expect(condition, sentence, service) {
  if (!condition) throw new Error(`${sentence}\nWhat the service printed:\n${service.output()}`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
