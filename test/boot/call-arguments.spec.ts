import { describe, expect, it, vi } from 'vitest';
import { readCallArguments } from '../../src/demo/call-arguments.js';
import { CallPace, passerOf } from '../../src/demo/pace.js';
import { OUTCOMES } from '../../src/demo/phones.js';
import { TEXT_OUTCOMES } from '../../src/demo/text-outcomes.js';

describe('the arguments of npm run call', () => {
  const usual = {
    flow: null,
    phones: ['answer'],
    caller: '+14155551234',
    url: null,
    talkSeconds: 60,
    messageSeconds: 0,
    account: 'full',
    pace: 'fast',
    keys: [],
    verdict: null,
    technician: null,
    texts: null,
  };

  it.each<[string, object]>([
    ['', {}],
    ['--flow line', { flow: 'line' }],
    ['--flow=ladder --phones busy', { flow: 'ladder', phones: ['busy'] }],
    [`--phones ${Object.keys(OUTCOMES).join()}`, { phones: Object.keys(OUTCOMES) }],
    ['--caller anonymous --talk 9 --message 14', { caller: 'anonymous', talkSeconds: 9, messageSeconds: 14 }],
    ['--account two-legs', { account: 'two-legs' }],
    ['--pace real', { pace: 'real' }],
    ['--keys 2# --verdict TN-Validation-Passed-A', { keys: ['2', '#'], verdict: 'TN-Validation-Passed-A' }],
    ['--technician +14155550111', { technician: { phone: '+14155550111', at: 15, keys: ['1'] } }],
    [
      '--technician +14155550111 --technician-at 20 --technician-keys 1*',
      { technician: { phone: '+14155550111', at: 20, keys: ['1', '*'] } },
    ],
    ...Object.keys(TEXT_OUTCOMES).map((texts): [string, object] => [`--texts ${texts}`, { texts }]),
    ['--url http://10.0.0.5:3000/base', { url: 'http://10.0.0.5:3000/base' }],
  ])('%j', (args, call) => {
    expect(readCallArguments(args.split(' ').filter(Boolean))).toEqual({ ...usual, ...call });
  });

  it('may have blanks after the commas of the phones', () => {
    expect(readCallArguments(['--phones', 'busy, press-1'])).toMatchObject({ phones: ['busy', 'press-1'] });
  });

  it.each([
    ['--flow fallback', '--flow: there is no flow fallback'],
    ['--phones answer,press-3', '--phones: there is no outcome press-3'],
    ['--phones constructor,voice-mail', '--phones: there is no outcome constructor, voice-mail'],
    ['--phones=', '--phones: there is no outcome ""'],
    ['--url localhost:3000', '--url must be an address such as http://127.0.0.1:3000'],
    ['--url https://', '--url must be an address such as http://127.0.0.1:3000'],
    ['--texts lost', '--texts: there is no outcome lost'],
    ['--technician Ada', '--technician must be a phone such as +14155550111'],
    ['--technician +14155550111 --technician-at soon', '--technician-at must be a number of seconds'],
    ['--technician +14155550111 --technician-keys one', '--technician-keys must be keys of a phone, such as 1'],
    ['--account free', '--account: there is no account free'],
    ['--keys one', '--keys must be keys of a phone, such as 1'],
    ['--pace slow', '--pace: there is no pace slow'],
    ['--talk long', '--talk must be a number of seconds'],
    ['--message=-1', '--message must be a number of seconds'],
  ])('%s is wrong', (args, wrong) => {
    expect(readCallArguments(args.split(' '))).toEqual({ wrong });
  });

  it.each(['--phone answer', '--flow', 'ladder'])('%s is wrong, and named', (args) => {
    const [name = ''] = args.split(' ');
    expect(readCallArguments(args.split(' '))).toEqual({ wrong: expect.stringContaining(name) });
  });
});

describe('the pace of a call', () => {
  it.each([
    ['real', 29_999, 30_000],
    ['fast', 0, 0],
  ] as const)('%s lets 30 simulated seconds take more than %i ms, and at most %i', async (pace, tooFew, enough) => {
    vi.useFakeTimers();
    try {
      let hasPassed = false;
      const passed = passerOf(pace)(30).then(() => (hasPassed = true));
      await vi.advanceTimersByTimeAsync(tooFew);
      expect(hasPassed).toBe(pace === 'fast');
      await vi.advanceTimersByTimeAsync(enough - tooFew);
      await passed;
    } finally {
      vi.useRealTimers();
    }
  });
});

it('At the pace fast the first seconds of a talk with somebody who called in are real, and no others', async () => {
  for (const [pace, real] of [
    ['fast', [20, 4]],
    ['real', [30, 20, 10, 60]],
  ] as const) {
    const waited: number[] = [];
    const call = new CallPace(pace, async (seconds) => void waited.push(seconds));
    await call.pass(30);
    call.talkBegins();
    for (const seconds of [20, 10, 60]) await call.pass(seconds);
    expect(waited).toEqual(real);
  }
});
