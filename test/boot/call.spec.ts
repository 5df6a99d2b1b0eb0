import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTCOMES, type OutcomeName } from '../../src/demo/phones.js';
import { playCall, type PlayedCall } from '../../src/demo/play-call.js';
import type { LineFlow } from '../../src/config/index.js';
import { sqlite } from '../kit/databases.js';
import { freePort } from '../kit/servers/port.js';
import { Line, SECRET } from '../kit/line.js';
import { attemptsOf, incidentOf } from '../kit/look.js';
import { ensureBuild } from '../kit/processes.js';
import { Script } from '../kit/script.js';

const PUBLIC = 'https://line.example.com';
const SIGNED = { TWILIO_AUTH_TOKEN: 'a-token', PUBLIC_BASE_URL: PUBLIC, WEBHOOK_SECRET: '' };
const OF_AN_ACCOUNT = { ...SIGNED, TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`, TECHNICIAN_AMD: 'off' };
const KEPT_SECRET = { PUBLIC_BASE_URL: PUBLIC, WEBHOOK_SECRET: 'a secret/with:signs' };

describe('a call that is played', () => {
  let line: Line;
  beforeAll(async () => {
    line = await companyLine();
  });
  afterAll(() => line.close());

  async function play(
    call: Partial<PlayedCall>,
  ): Promise<{ told: string; connectedTo: string | null; seconds: number }> {
    line.clock.advance(1900);
    const told: string[] = [];
    const usual = { flow: 'line', caller: '+14155551234', line: '+14155550100', talkSeconds: 60 } as const;
    const { connectedTo, seconds } = await playCall(
      { ...usual, messageSeconds: 0, phones: [], serviceUrl: line.url, secret: SECRET, ...call },
      (each) => told.push(each),
    );
    return { told: told.join('\n'), connectedTo, seconds };
  }

  async function newest(): Promise<{ status: string; attempts: string[]; recordingSeconds: number | null }> {
    const [{ id } = { id: 0 }] = await line.rows<{ id: number }>('SELECT MAX(`id`) AS `id` FROM `incidents`');
    const { status, recordingSeconds } = await incidentOf(line, id);
    return { status, attempts: (await attemptsOf(line, id)).map((attempt) => attempt.status), recordingSeconds };
  }

  it.each<[LineFlow, OutcomeName[], string, string[]]>([
    ['line', ['press-1'], 'completed', ['answered']],
    ['line', ['answer'], 'completed', ['answered']],
    ['line', ['voicemail', 'press-1'], 'completed', ['machine_or_no_key', 'answered']],
    ['line', ['press-2', 'press-1'], 'completed', ['declined', 'answered']],
    ['line', ['silence', 'press-1'], 'completed', ['machine_or_no_key', 'answered']],
    ['line', ['hang-up', 'press-1'], 'completed', ['machine_or_no_key', 'answered']],
    ['line', ['busy', 'no-answer'], 'exhausted', ['busy', 'no-answer']],
    ['line', ['failed'], 'exhausted', ['failed', 'no-answer']],
    ['ladder', ['voicemail'], 'completed', ['answered']],
    ['ladder', ['press-2'], 'completed', ['answered']],
    ['ladder', ['busy', 'answer'], 'completed', ['busy', 'answered']],
  ])('on the flow %s, %j ends as %s, with %j', async (flow, phones, status, attempts) => {
    const { connectedTo } = await play({ flow, phones });
    expect(connectedTo === null).toBe(status === 'exhausted');
    expect(await newest()).toMatchObject({ status, attempts });
  });

  it.each<LineFlow>(['line', 'ladder'])('on the flow %s, hang-up is over sooner than silence', async (flow) => {
    const [hungUp, silent] = [await play({ flow, phones: ['hang-up'] }), await play({ flow, phones: ['silence'] })];
    expect(hungUp.seconds).toBeLessThan(silent.seconds - 10);
  });

  it('leaves a message for people who were not there', async () => {
    const { told } = await play({ messageSeconds: 14 });
    expect(told).toContain('the caller leaves a message of 14 s');
    expect(await newest()).toMatchObject({ recordingSeconds: 14 });
  });

  it('leaves none where it is to have none', async () => {
    const { told } = await play({});
    expect(told).toContain('the caller hears: “If a life is in danger');
    expect(await newest()).toMatchObject({ recordingSeconds: 0 });
  });

  it('names people only as far as the flow knows them', async () => {
    expect((await play({ flow: 'line', phones: ['press-1'] })).told).toMatch(/ringing \+\d+$/m);
    expect((await play({ flow: 'ladder', phones: ['answer'] })).told).toMatch(
      /ringing Ann, \+\d+ \(primary on call\)$/m,
    );
  });

  it.each<LineFlow>(['line', 'ladder'])(
    'tells a wrong secret on the flow %s, which rings its own numbers',
    async (flow) => {
      const { told, connectedTo } = await play({ flow, secret: 'another', phones: ['busy', 'answer'] });
      expect(told).toMatch(/the service answers (check|next-target) with 401/);
      expect(told).toContain('ringing +14155550198');
      expect(connectedTo).toBe('+14155550199');
    },
  );
});

describe('npm run call', () => {
  beforeAll(ensureBuild, 300_000);

  it.each([SIGNED, OF_AN_ACCOUNT, KEPT_SECRET, { WEBHOOK_SECRET: SECRET }])(
    'gets its call in as Twilio would, with the service’s environment: %j',
    async (environment) => {
      const line = await companyLine(environment);
      const call = await new Script('call', ['--url', `${line.url}/`, '--phones', 'press-1'], { ...environment }).ended;
      const { createdAt, answeredAt } = await incidentOf(line, 1);
      await line.close();
      expect(answeredAt?.getTime()).toBeGreaterThanOrEqual(createdAt.getTime());
      expect(call).toMatchObject({ code: 0, errors: '', out: expect.stringMatching(/^Connected to \+/m) });
      expect(call.out).toContain('presses 1');
      expect(call.out.match(/ringing /g)).toHaveLength(1);
      expect(call.out).not.toContain('with 401');
    },
  );

  it('takes the flow of LINE_FLOW where none is named, and greets in LINE_LANGUAGE', async () => {
    const line = await companyLine();
    const environment = { WEBHOOK_SECRET: SECRET, LINE_FLOW: 'ladder', LINE_LANGUAGE: 'es' };
    const { out } = await new Script('call', ['--url', line.url], environment).ended;
    await line.close();
    expect(out).toContain('picks up: connected');
    expect(out).toContain('Ha llamado a la línea de emergencias');
  });

  it('says what is wrong with its arguments, and how it is called', async () => {
    const { code, out, errors } = await new Script('call', ['--phones', 'press-3']).ended;
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toMatch(/^--phones: there is no outcome press-3\n\nnpm run call/);
  });

  it('ends with 1 where the service can not be reached, and says what to look at', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { code, out, errors } = await new Script('call', ['--url', url]).ended;
    expect(code).toBe(1);
    expect(out).toContain('no usable answer from the service');
    expect(errors).toContain(`The service at ${url} gave no usable answer`);
  });

  it('says what is wrong with the environment', async () => {
    const { code, out, errors } = await new Script('call', [], { LINE_FLOW: 'ladders' }).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain('LINE_FLOW');
    expect(errors).not.toContain('    at ');
  });

  // Both at once: most of the time a phone rings.
  it.concurrent.for<LineFlow>(['line', 'ladder'])(
    'has a technician call in on the flow %s, who takes the caller',
    async (flow) => {
      const environment = { ...OF_AN_ACCOUNT, TWILIO_API_URL: `http://127.0.0.1:${await freePort()}`, LINE_FLOW: flow };
      const line = await companyLine(environment);
      const ben = await line.company.technician('Cleo');
      const technician = ['--technician', ben.phone, '--technician-keys', '1', '--talk', '1'];
      const args = ['--url', line.url, '--phones', 'no-answer', ...technician];
      const { code, out, errors } = await new Script('call', args, environment).ended;
      const taken = (await attemptsOf(line, 1)).find(({ userId }) => userId === ben.id);
      await line.close();
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(out).toMatch(/\| .*the technician who called in hears: “.*Press 1 to take the call/);
      expect(out).toContain(`Connected to ${ben.phone}.`);
      // A talk of a second was cut off.
      expect(taken?.status).toBe('failed');
    },
  );

  it('says what a technician who calls in, and text messages, need', async () => {
    for (const args of [
      ['--flow', 'line', '--technician', '+14155550111'],
      ['--texts', 'landline'],
    ]) {
      const { code, errors } = await new Script('call', args, { WEBHOOK_SECRET: SECRET }).ended;
      expect(code).toBe(2);
      expect(errors).toMatch(/TWILIO_API_URL at this machine/);
    }
  });

  it('tells its outcomes when it is asked for help', async () => {
    const { code, out, errors } = await new Script('call', ['--help']).ended;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    for (const name of Object.keys(OUTCOMES)) expect(out).toContain(`  ${name} `);
    expect(out).toMatch(/--account .*two-legs.*trial/s);
  });
});

/** The service of a company with Ann and Ben on call. */
async function companyLine(environment: Readonly<Record<string, string>> = {}): Promise<Line> {
  const line = await Line.open(sqlite, { environment });
  await line.company.onCall(await line.company.technician('Ann'), 'primary');
  await line.company.onCall(await line.company.technician('Ben'), 'secondary');
  return line;
}
