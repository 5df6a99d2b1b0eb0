import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RepeatUnit, UnitOfWork } from '../../src/database/index.js';
import { onEachDatabase, sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

const read = async (line: Line, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${line.url}/metrics`, { headers });

/** The samples of an answer, by name with labels. */
async function samplesOf(line: Line): Promise<Map<string, number>> {
  const lines = (await (await read(line)).text()).split('\n').filter((text) => text !== '' && !text.startsWith('#'));
  return new Map(
    lines.map((text) => {
      const end = text.lastIndexOf(' ');
      return [text.slice(0, end), Number(text.slice(end + 1))];
    }),
  );
}

onEachDatabase('what is measured', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind);
    const ada = await line.company.technician('Ada Lovelace', { phoneE164: '+14155550199' });
    const bert = await line.company.technician('Bert');
    await line.company.onCall(ada, 'primary');
    await line.company.onCall(bert, 'secondary');
  });
  afterAll(() => line.close());

  it('counts what happens to calls', async () => {
    const before = await samplesOf(line);
    const answered = line.call('CAanswered');
    const { incidentId } = await answered.tryNext();
    line.clock.advance(25);
    await answered.answered(await answered.next({ incidentId }));
    line.clock.advance(60);
    await answered.completed(incidentId, 60);
    await answered.completed(incidentId, 60);
    const unknown = line.call('CAunknown', '+14155550002');
    await unknown.answered({ ...(await unknown.next()), nextPhoneE164: '+14155550000' });
    await line.call('CAexhausted', '+14155550003').tryEveryone();
    const gone = line.call('CAgone', '+14155550004');
    await gone.completed((await gone.next()).incidentId, null);
    const after = await samplesOf(line);
    const growth = Object.fromEntries(
      [...after]
        .map(([name, value]): [string, number] => [name, value - (before.get(name) ?? 0)])
        .filter(
          ([name, value]) =>
            /^ewf_(?!http|database|build|thread)/.test(name) && !name.includes('_bucket') && value !== 0,
        ),
    );
    expect(growth).toEqual({
      'ewf_incidents_total{ladder="business_hours"}': 4,
      'ewf_offers_total{step="primary_oncall"}': 4,
      'ewf_offers_total{step="secondary"}': 2,
      'ewf_attempt_results_total{step="primary_oncall",result="no-answer"}': 2,
      'ewf_attempt_results_total{step="primary_oncall",result="superseded"}': 2,
      'ewf_attempt_results_total{step="secondary",result="answered"}': 1,
      'ewf_attempt_results_total{step="secondary",result="no-answer"}': 1,
      'ewf_answers_total{answerer="offered"}': 1,
      'ewf_answers_total{answerer="unknown"}': 1,
      ewf_exhausted_incidents_total: 1,
      ewf_abandoned_incidents_total: 1,
      ewf_time_to_answer_seconds_sum: 25,
      ewf_time_to_answer_seconds_count: 1,
    });
  });

  it('counts a unit that is repeated once, and one that fails not at all', async () => {
    class Heard {
      readonly something = 1;
    }
    const units = line.app.get(UnitOfWork);
    let heard = 0;
    units.onCommit((fact) => {
      if (fact instanceof Heard) heard += 1;
    });
    await units.run(async (unit, attempt) => {
      unit.emit(new Heard());
      if (attempt === 1) throw new RepeatUnit(new Error('a race was lost'));
    });
    expect(heard).toBe(1);
    const failing = units.run(async (unit) => {
      unit.emit(new Heard());
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(heard).toBe(1);
  });

  it('times requests by the template of their route, and names no person, phone or call', async () => {
    const { incidentId } = await line.call('CAtimed', '+14155551234').next();
    await fetch(`${line.url}/api/incidents/${incidentId}?q=Ada`);
    await fetch(`${line.url}/api/nowhere/+14155551234`);
    await fetch(`${line.url}/api/auth/login`, {
      method: 'POST',
      body: '{',
      headers: { 'Content-Type': 'application/json' },
    });
    const names = [...(await samplesOf(line)).keys()];
    for (const labels of [
      'method="GET",route="/api/incidents/:id",status="401"',
      'method="POST",route="/api/telephony/next-target",status="200"',
      'method="any",route="unknown",status="404"',
      'method="any",route="unknown",status="400"',
    ]) {
      expect(names).toContain(`ewf_http_request_duration_seconds_count{${labels}}`);
    }
    expect(names.join('\n')).not.toMatch(/\+?1?415555|Ada|Bert|CA(timed|answered)|\/api\/incidents\/\d/);
  });

  it('tells of connections, of the process and of what runs, by the conventions', async () => {
    const response = await read(line);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    const samples = await samplesOf(line);
    expect(samples.get('ewf_database_connections{state="open"}')).toBeGreaterThanOrEqual(1);
    expect(samples.get('ewf_database_connections_queued')).toBe(0);
    expect(samples.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
    expect([...samples].find(([name]) => name.startsWith('ewf_build_info'))?.[0]).toMatch(/version="\d+\.\d+\.\d+"/);
    const types = [...text.matchAll(/^# TYPE (ewf_\S+) (\w+)$/gm)];
    expect(types.length).toBeGreaterThan(9);
    for (const [, name = '', type = ''] of types) {
      expect(`${name} ${type}`).toMatch(/_total counter$|_seconds histogram$|^(?!.*_total ).* gauge$/);
      expect(text).toContain(`# HELP ${name} `);
    }
  });
});

describe('/metrics', () => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(sqlite, { environment: { METRICS_TOKEN: 'scrape-me' } });
  });
  afterAll(() => line.close());

  it.each([
    ['nothing', {}, 401],
    ['another token', { Authorization: 'Bearer scrape-you' }, 401],
    ['another scheme', { Authorization: 'Basic scrape-me' }, 401],
    ['an empty token', { Authorization: 'Bearer ' }, 401],
    ['its token', { Authorization: 'Bearer scrape-me' }, 200],
  ])('that is guarded answers %s', async (_, headers: Record<string, string>, status) => {
    const response = await read(line, headers);
    expect(response.status).toBe(status);
    if (status !== 401) return;
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="metrics"');
    expect(await response.json()).toMatchObject({ statusCode: 401, code: 'UNAUTHORIZED' });
  });
});

describe('/metrics without a token', () => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(sqlite);
  });
  afterAll(() => line.close());

  it.each(['X-Forwarded-For', 'Forwarded', 'Via'])(
    'is not for who comes through a proxy, which says %s',
    async (name) => {
      const response = await read(line, { [name]: '203.0.113.7' });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('METRICS_TOKEN'),
      });
    },
  );

  it.each(['/metrics/', '/Metrics', '/METRICS/', '//metrics', '/%6detrics', '/metrics%2F', '/api/metrics'])(
    'is not found as %s',
    async (path) => {
      const response = await fetch(`${line.url}${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('ewf_');
    },
  );

  it('leaves other paths one spelling, but for what Twilio calls and what balancers ask', async () => {
    for (const path of ['/api/users/', '/API/users']) expect((await fetch(`${line.url}${path}`)).status).toBe(404);
    for (const path of ['/health/ready/', '/Health/Live', '//health//live']) {
      expect((await fetch(`${line.url}${path}`)).status).toBe(200);
    }
    for (const path of [
      '/api/telephony/next-target/',
      '/API/Telephony/NEXT-TARGET',
      '//api//telephony/next-target?a=B',
    ]) {
      const reply = await line.post(path, { callSid: 'CAspelt', callerPhone: '+14155551234' });
      expect(reply).toMatchObject({ status: 200, body: { stepName: 'exhausted' } });
    }
  });
});
