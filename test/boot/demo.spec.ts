import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SignedIn } from '../../src/demo/signed-in.js';
import { Script } from '../kit/script.js';

/** Lines in this order, with anything between them. */
function inOrder(text: string, ...words: readonly string[]): void {
  let from = 0;
  for (const each of words) {
    const at = text.indexOf(each, from);
    expect(at, `“${each}” after ${text.slice(0, from).split('\n').length} lines of\n${text}`).toBeGreaterThanOrEqual(0);
    from = at + each.length;
  }
}

describe('the arguments of the demo', () => {
  it.each([
    [['--help'], 0, 'out'],
    [['--speed', 'fast'], 2, 'errors'],
  ] as const)('%j: how it is called', async (args, code, where) => {
    const ended = await new Script('demo', [...args]).ended;
    expect(ended.code).toBe(code);
    expect(ended[where]).toMatch(/npm run demo -- \[--serve\] \[--pace fast\|real\]\n$/);
    expect(ended.errors).not.toContain('    at ');
  });
});

describe('the demo', () => {
  let calls: string[];
  let metrics: string;
  beforeAll(async () => {
    const { code, out, errors } = await new Script('demo', []).ended;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    [, ...calls] = out.split(/^Call \d /m);
    metrics = out.slice(out.indexOf('Key metrics:'));
  }, 300_000);

  it('plays a call on the line: a machine is dropped, 2 passes on, the one who presses 1 gets the caller', () => {
    expect(calls[0]).toMatch(/^\(flow line\)/);
    inOrder(
      calls[0] ?? '',
      'the caller hears: “You have reached the emergency line.',
      'ringing Prudence Gasket, +14155550109 (primary on call)',
      'Prudence Gasket has a voicemail, which picks up',
      'the voicemail hears: “Emergency call, press 1',
      'a machine is at Prudence Gasket’s phone: dropped after 4 s',
      'ringing Fenwick Sump, +14155550106 (secondary on call)',
      'Fenwick Sump hears: “Emergency call, press 1',
      'Fenwick Sump presses 2',
      'Fenwick Sump has passed it on',
      'the caller hears: “Still trying',
      'ringing Wilhelmina Drizzle, +14155550103 (next of the managers)',
      'Wilhelmina Drizzle presses 1',
      'Wilhelmina Drizzle hears: “You have the caller.”',
      'Wilhelmina Drizzle and the caller are connected',
      'they have talked for 154 s',
      'Audit trail of incident 1:',
      'Prudence Gasket on step primary_oncall · ladder after_hours',
      'Prudence Gasket: machine_or_no_key',
      'Fenwick Sump: declined',
      'Wilhelmina Drizzle: answered · the call is answered',
      'the call is completed',
      '15 lines leg_status',
    );
    expect(calls[0]).not.toContain('fallback');
  });

  it('tells once what somebody who presses nothing hears twice', () => {
    expect(calls[1]?.match(/Ottilie Brasskettle hears: “Emergency call/g)).toHaveLength(1);
  });

  it('plays another that nobody takes: the caller leaves a message, which is played back, and is called back', () => {
    expect(calls[1]).toMatch(/^\(flow line\)/);
    inOrder(
      calls[1] ?? '',
      'Tobias Penumbra is busy (rang 2 s)',
      'Ottilie Brasskettle picks up',
      'no 1 was pressed at Ottilie Brasskettle’s phone',
      'ringing together: Fenwick Sump, +14155550106; Marigold Ballcock, +14155550107; Prudence Gasket, +14155550109 (broadcast',
      'the caller hears: “We are sorry, we could not reach anybody.',
      'the caller leaves a message of 14 s',
      'the caller hears: “Thank you. We have your message',
      'Ottilie Brasskettle signs in, and plays the message: 112044 bytes of audio/wav',
      'She calls back.',
      'ringing Ottilie Brasskettle, +14155550105',
      'Ottilie Brasskettle hears: “Call back, press 1. Incident 2',
      'Ottilie Brasskettle presses 1',
      'ringing the caller, +14155550178',
      'the caller and Ottilie Brasskettle are connected',
      'they have talked for 75 s',
      'She is done with the follow-up',
      'Audit trail of incident 2:',
      'ladder business_hours',
      'Fenwick Sump, Marigold Ballcock, Prudence Gasket on step broadcast',
      'broadcast_due',
      'the call is exhausted',
      'voice_message    14 s, kept with the incident',
      'follow_up_changed opened',
      'call_back        ringing',
      'call_back        accepted',
      'call_back        talked',
      'follow_up_changed done',
    );
  });

  it('plays a third on the guide’s flow, where a pick-up is an answer', () => {
    expect(calls[2]).toMatch(/^\(flow ladder\)/);
    inOrder(
      calls[2] ?? '',
      'ringing Nora Quillfeather, +14155550101 (primary on call)',
      'Nora Quillfeather does not answer (rang 25 s)',
      'Tobias Penumbra is busy',
      'Wilhelmina Drizzle picks up: connected',
      'Audit trail of incident 3:',
      'Wilhelmina Drizzle: answered',
    );
    expect(calls[2]).not.toContain('leg_status');
  });

  it('ends with the guide’s key metrics over the three', () => {
    expect(metrics).toBe(
      [
        'Key metrics:',
        '  Time to answer         39 s',
        '  Attempts per incident  4.7',
        '  Exhausted incidents    1',
        '  Average call duration  155 s',
        '',
      ].join('\n'),
    );
  });
});

it('the demo names a pace that there is not, and how it is called', async () => {
  const { code, out, errors } = await new Script('demo', ['--pace', 'slow']).ended;
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(errors).toMatch(/^--pace: there is no pace slow\n\nnpm run demo/);
});

describe('the demo that stays up', () => {
  let demo: Script;
  let out: string;
  beforeAll(async () => {
    demo = new Script('demo', ['--serve'], { PORT: '0' });
    out = await demo.until('/api/incidents -H');
  }, 300_000);
  afterAll(() => demo.stop());

  /** Does what one of its curl lines says, and gives the answer. */
  async function curl(path: string): Promise<unknown> {
    const block = out.split('\n\n').find((each) => each.startsWith('curl -X POST') && each.includes(`${path} `)) ?? '';
    const [url = ''] = /http:\S+/.exec(block) ?? [];
    const headers = Object.fromEntries(
      [...block.matchAll(/-H "([^:]+): ([^"]+)"/g)].map(([, name, value]) => [name, value]),
    );
    const response = await fetch(url, { method: 'POST', headers, body: /-d '(.*)'/.exec(block)?.[1] ?? '' });
    expect(response.status).toBe(200);
    return response.json();
  }

  it('prints the guide’s four requests, which can be made as they stand', async () => {
    const target = (await curl('next-target')) as { nextPhoneE164: string; incidentId: number };
    expect(out).toContain(`"targetPhone":"${target.nextPhoneE164}"`);
    expect(out).toContain(`"incidentId":${target.incidentId},`);
    for (const report of ['attempt-failed', 'answered', 'completed'])
      expect(await curl(report)).toEqual({ success: true });
  });

  it.each(['line', 'ladder'])('prints a call on the flow %s, which goes through', async (flow) => {
    const [, settings = '', args = ''] =
      new RegExp(`^(\\S+=\\S+ \\S+=\\S+) npm run call -- (.*--flow ${flow} .*)$`, 'm').exec(out) ?? [];
    const environment = Object.fromEntries(settings.split(' ').map((each) => each.split('=', 2)));
    const call = await new Script('call', args.split(' '), environment).ended;
    expect(call).toMatchObject({ code: 0, errors: '', out: expect.stringMatching(/^Connected to \+1415555010\d\.$/m) });
    expect(call.out).not.toContain('with 401');
  });

  it('prints a login with which its figures can be read', async () => {
    const [credentials = ''] = /\{"email":[^}]*\}/.exec(out) ?? [];
    const url = /stays up at (\S+),/.exec(out)?.[1] ?? '';
    const login = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: credentials,
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const incidents = await fetch(`${url}/api/incidents?limit=100`, {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    expect(((await incidents.json()) as { items: unknown[] }).items.length).toBeGreaterThanOrEqual(63);
  });

  it('plays a call back that somebody asks for', async () => {
    const [credentials = ''] = /\{"email":[^}]*\}/.exec(out) ?? [];
    const dispatcher = await SignedIn.as(
      JSON.parse(credentials) as { email: string; password: string },
      /stays up at (\S+),/.exec(out)?.[1] ?? '',
    );
    await dispatcher.post('/api/incidents/3/call-back', {});
    await demo.until('Somebody calls back.\n    0 s  ringing Ottilie Brasskettle');
  });

  it('ends by itself when it is told to', async () => {
    expect(await demo.stop()).toMatchObject({ code: 0, errors: '' });
  });
});
