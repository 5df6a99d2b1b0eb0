import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLIC_BASE_URL, sign, withBodyHash } from '../guard/signing.js';
import { serverKind, type TestDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { behindNginx, startNginx, type Nginx } from '../kit/nginx.js';
import { ensureBuild, startService, type ServiceProcess } from '../kit/processes.js';
import { freePort } from '../kit/servers/port.js';
import { Wire, type WireReply } from '../kit/wire.js';

const TOKEN = 'an auth token';
const REQUESTS = 1000;
const AT_ONCE = 8;
/** How long Twilio waits for an answer to a flow's request, in milliseconds. */
const PATIENCE = 10_000;

const kind = serverKind();

behindNginx('two instances behind the documented nginx', () => {
  if (kind === null) return it.skip('on MariaDB or MySQL', () => undefined);
  let line: Line;
  let nginx: Nginx;
  let wire: Wire;
  let start: (index: 0 | 1) => Promise<ServiceProcess>;
  const services: ServiceProcess[] = [];
  let calls = 0;
  let sent = 0;
  const lost: string[] = [];

  beforeAll(async () => {
    ensureBuild();
    let database: TestDatabase | undefined;
    const create = async (): Promise<TestDatabase> => (database = await kind.create());
    line = await Line.open({ ...kind, create }, { start: new Date().toISOString() });
    await line.company.onCall(await line.company.technician('Ada'), 'primary');
    const ports = [await freePort(), await freePort()] as const;
    start = (index) =>
      startService({
        DATABASE_URL: database?.url ?? '',
        PORT: String(ports[index]),
        TWILIO_AUTH_TOKEN: TOKEN,
        PUBLIC_BASE_URL,
        CLAIMED_USERS: 'ignore',
        DRAIN_SECONDS: '1',
      });
    services.push(await start(0));
    services.push(await start(1));
    nginx = await startNginx(ports);
    wire = new Wire(nginx.url, AT_ONCE);
  }, 180_000);
  afterAll(async () => {
    wire?.close();
    await Promise.all(services.map((service) => service.kill()));
    await nginx?.stop();
    await line?.close();
  });

  /** A request as Twilio sends it: signed, or with the secret, and with a token that names it. */
  const post = async (endpoint: string, body: object, isSigned: boolean): Promise<WireReply> => {
    sent += 1;
    const path = isSigned ? withBodyHash(endpoint, JSON.stringify(body)) : endpoint;
    const signature = {
      'X-Twilio-Signature': sign(TOKEN, `${PUBLIC_BASE_URL}/api/telephony/${path}`),
      Authorization: '',
    };
    const headers = { 'I-Twilio-Idempotency-Token': randomUUID(), ...(isSigned && signature) };
    const reply = await wire.post(path, body, headers).catch((error: unknown) => ({ status: 0, body: String(error) }));
    if (reply.status !== 200) lost.push(`${endpoint} got ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply;
  };
  /** One call: Ada is rung, does not answer, and the caller hangs up. */
  const call = async (): Promise<void> => {
    const number = (calls += 1);
    const callSid = `CA${number}`;
    const isSigned = number % 2 === 0;
    const { body } = await post('next-target', { callSid, callerPhone: '+14155551234' }, isSigned);
    const { incidentId, nextPhoneE164: targetPhone } = body;
    await post('attempt-failed', { callSid, incidentId, targetPhone, reason: 'no-answer' }, isSigned);
    await post('completed', { callSid, incidentId }, isSigned);
  };
  /** Calls, several at once, until there were enough requests and `meanwhile` is over. */
  const callDuring = async (meanwhile: Promise<void>): Promise<void> => {
    let isOver = false;
    const over = meanwhile.finally(() => (isOver = true));
    const first = sent;
    const caller = async (): Promise<void> => {
      while (!isOver || sent - first < REQUESTS) await call();
    };
    await Promise.all([over, ...Array.from({ length: AT_ONCE }, caller)]);
    expect(sent - first).toBeGreaterThanOrEqual(REQUESTS);
  };
  /** Each call is one incident, and Ada was rung for it once. */
  const expectNothingLost = async (): Promise<void> => {
    expect(lost).toEqual([]);
    const rows = await line.rows<{ calls: number; incidents: number; attempts: number }>(
      'SELECT COUNT(DISTINCT i.call_sid) AS calls, COUNT(DISTINCT i.id) AS incidents, COUNT(a.id) AS attempts ' +
        "FROM incidents i LEFT JOIN call_attempts a ON a.incident_id = i.id AND a.status = 'no-answer'",
    );
    const counts = Object.values(rows[0] ?? {}).map(Number);
    expect(counts).toEqual([calls, calls, calls]);
  };
  const requestsLater = async (count: number): Promise<void> => {
    for (const from = sent; sent - from < count;) await pause(5);
  };

  it('a rolling restart loses no request', { timeout: 180_000 }, async () => {
    const restart = async (): Promise<void> => {
      for (const index of [0, 1] as const) {
        await requestsLater(100);
        await services[index]?.stop();
        services[index] = await start(index);
      }
    };
    await callDuring(restart());
    await expectNothingLost();
  });

  it('an instance that is killed loses no request', { timeout: 180_000 }, async () => {
    const kill = async (): Promise<void> => {
      await requestsLater(100);
      await services[0]?.kill();
    };
    await callDuring(kill());
    await expectNothingLost();
    services[0] = await start(0);
  });

  it('an instance that is frozen costs no caller the time that Twilio gives', async () => {
    process.kill(services[1]?.pid ?? 0, 'SIGSTOP');
    const times = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, number) => {
        const began = performance.now();
        calls += 1;
        const callSid = `CA${calls}`;
        const { body } = await post('next-target', { callSid, callerPhone: '+14155551234' }, number % 2 === 0);
        const time = performance.now() - began;
        return { callSid, body, time };
      }),
    );
    process.kill(services[1]?.pid ?? 0, 'SIGCONT');
    for (const { callSid, body } of times) {
      const { incidentId, nextPhoneE164: targetPhone } = body;
      await post('attempt-failed', { callSid, incidentId, targetPhone, reason: 'no-answer' }, false);
    }
    await expectNothingLost();
    const slowest = Math.max(...times.map(({ time }) => time));
    expect(slowest).toBeGreaterThan(1000);
    expect(slowest).toBeLessThan(PATIENCE);
  });

  it.each([
    '/metrics',
    '/metrics/',
    '/Metrics',
    '/METRICS/?x',
    '/%6detrics',
    '/metrics%2f',
    '//metrics',
    '/./metrics',
    '/health/../metrics',
    '/metrics?x',
    '/metrics#x',
    'http://127.0.0.1/Metrics',
  ])('metrics are kept in, spelt %s', async (path) => {
    const text = await get(nginx.url, path);
    expect(text).toMatch(/^403 /);
    expect(text).not.toContain('ewf_');
  });

  it('what Twilio calls and what balancers ask is understood in other spellings', async () => {
    for (const path of ['next-target/', 'NEXT-TARGET', '/next-target//']) {
      const reply = await post(path, { callSid: `CA${calls}`, callerPhone: '+14155551234' }, true);
      expect(reply).toMatchObject({ status: 200 });
    }
    for (const path of ['/health/ready/', '/Health/ready', '//health//live']) {
      expect(await get(nginx.url, path)).toMatch(/^200 .*"status":"ok"/);
    }
  });
});

/** Status and body of a GET for a path that nobody rewrites on its way. */
function get(url: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { path, agent: false }, (incoming) => {
      let text = `${incoming.statusCode} `;
      incoming.setEncoding('utf8').on('data', (more: string) => (text += more));
      incoming.once('end', () => resolve(text));
    });
    outgoing.once('error', reject).end();
  });
}
