import { describe, expect, it } from 'vitest';

import { checkFlow, parseFlow, prepareFlow, readFlow, type FlowDefinition, type FlowName } from '../../studio/index.js';

const backendUrl = 'https://emergency.example.com';
const fallbackUrl = 'https://static.example/k3/fallback.xml';
const numbers = (count: number) => Array.from({ length: count }, (_each, nth) => `+1415555090${nth}`);
const dialled = (definition: FlowDefinition) =>
  definition.states.filter(({ type }) => type === 'connect-call-to').map(({ properties }) => properties['to']);
const SHIPPED: FlowName[] = ['line', 'ladder', 'fallback'];

describe.each(SHIPPED)('the shipped flow %s', (name) => {
  const flow = readFlow(name);

  it('has no problem as it is, placeholders included', () => {
    expect(checkFlow(flow, { withoutDocument: name === 'fallback' })).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5])('has no problem when it is prepared with %i fallback numbers', (count) => {
    const prepared = prepareFlow(flow, { backendUrl, fallbackNumbers: numbers(count), fallbackUrl });
    expect(checkFlow(prepared, { withoutDocument: name === 'fallback' })).toEqual([]);
    const bare = prepareFlow(flow, { backendUrl, fallbackNumbers: numbers(count) });
    expect(checkFlow(bare, { withoutDocument: true })).toEqual([]);
    expect(JSON.stringify(bare)).not.toMatch(/BACKEND|FALLBACK|check_fallback/);
    expect(dialled(prepared).slice(-count)).toEqual(numbers(count));
    expect(dialled(prepared)).toHaveLength(name === 'ladder' ? count + 1 : count);
    expect(JSON.stringify(prepared)).not.toMatch(/BACKEND|FALLBACK/);
  });

  it('keeps every widget when it is prepared with as many numbers as it has placeholders', () => {
    const prepared = prepareFlow(flow, {
      backendUrl: 'https://BACKEND',
      fallbackNumbers: numbers(2),
      fallbackUrl: 'https://FALLBACK',
    });
    const back = JSON.stringify(prepared)
      .replaceAll('+14155550900', '+1FALLBACK1')
      .replaceAll('+14155550901', '+1FALLBACK2');
    expect(JSON.parse(back)).toEqual(flow);
  });

  it('says all that it says in Spanish where that is asked for, and is the same flow otherwise', () => {
    const speaking = ({ states }: FlowDefinition) => states.filter(({ properties }) => 'say' in properties);
    const settings = { backendUrl, fallbackNumbers: numbers(2), fallbackUrl };
    const spanish = prepareFlow(flow, { ...settings, language: 'es' });
    const english = prepareFlow(flow, settings);
    expect(checkFlow(spanish, { withoutDocument: name === 'fallback' })).toEqual([]);
    expect(speaking(spanish).length).toBeGreaterThanOrEqual(2);
    for (const { properties } of speaking(spanish)) {
      expect(properties).toMatchObject({ voice: 'Polly.Lupe', language: 'es-US', say: expect.any(String) as string });
      expect(properties['say']).toMatch(/emergencias|técnicas|momento/);
    }
    const silent = (definition: FlowDefinition) => {
      const { states, ...rest } = structuredClone(definition);
      for (const { properties } of states) for (const spoken of ['say', 'voice', 'language']) delete properties[spoken];
      return { ...rest, states };
    };
    expect(silent(spanish)).toEqual(silent(english));
  });

  it('is not changed by preparing it', () => {
    const before = structuredClone(flow);
    prepareFlow(flow, { backendUrl, fallbackNumbers: numbers(1) });
    expect(flow).toEqual(before);
  });

  it('dials neither 911 nor 112', () => {
    expect(dialled(flow)).not.toContainEqual(expect.stringMatching(/^\+?(911|112)$/));
  });
});

describe('what the shipped flows need', () => {
  it('the fallback flow needs no service', () => {
    expect(JSON.stringify(readFlow('fallback'))).not.toMatch(/BACKEND|https?:/);
  });

  it('the line asks and hands over at the addresses of the contract', () => {
    const prepared = prepareFlow(readFlow('line'), { backendUrl, fallbackNumbers: numbers(1), fallbackUrl });
    const addresses = prepared.states.flatMap(({ properties }) => properties['url'] ?? []);
    expect(addresses).toEqual([
      `${backendUrl}/api/telephony/twiml/check`,
      `${backendUrl}/api/telephony/twiml/check`,
      `${backendUrl}/api/telephony/twiml/start?flow={{flow.flow_sid}}&stir={{trigger.call.StirVerstat}}#rc=2&rp=all&ct=2000&rt=4500`,
      fallbackUrl,
      `${fallbackUrl}#rc=2&rp=all&ct=2000&rt=4500`,
    ]);
  });
});

describe('preparing a flow', () => {
  const flow = readFlow('ladder');
  const prepare = (settings: { backendUrl?: string; fallbackNumbers?: string[] }) => () =>
    prepareFlow(flow, { backendUrl, fallbackNumbers: numbers(1), ...settings });

  it.each(['http://emergency.example.com', 'ftp://localhost', 'emergency.example.com', '', 'https://x.example?a=1'])(
    'refuses the address %j',
    (address) => {
      expect(prepare({ backendUrl: address })).toThrow(/backendUrl/);
    },
  );

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'https://studio:secret@x.example',
    'https://x.example/base/',
  ])('takes the address %j', (address) => {
    const urls = JSON.stringify(prepare({ backendUrl: address })());
    expect(urls).toContain(`"${address.replace(/\/$/, '')}/api/telephony/next-target"`);
  });

  it('refuses to go without a fallback number, and with more than five', () => {
    expect(prepare({ fallbackNumbers: [] })).toThrow(/At least one fallback number/);
    expect(prepare({ fallbackNumbers: numbers(6) })).toThrow(/At most 5/);
  });

  it.each(['911', '+112', '4155550100', '', '+1FALLBACK1', ' +14155550100'])('refuses %j as a number', (number) => {
    expect(prepare({ fallbackNumbers: ['+14155550100', number] })).toThrow(/Fallback number 2 is not/);
  });

  it.each(['http://static.example/fallback.xml', 'fallback.xml', 'https://static.example/fallback.xml#rc=2'])(
    'refuses the fallback document %j',
    (address) => {
      const settings = { backendUrl, fallbackNumbers: numbers(1), fallbackUrl: address };
      expect(() => prepareFlow(flow, settings)).toThrow(/fallbackUrl must be an https address/);
    },
  );

  it('refuses a flow without a fallback widget', () => {
    const bare = { ...flow, states: flow.states.filter(({ name }) => !/fallback_\d/.test(name)) };
    expect(() => prepareFlow(bare, { backendUrl, fallbackNumbers: numbers(1) })).toThrow(/no fallback_1 widget/);
  });

  it('refuses what is no flow, and says where', () => {
    expect(() => parseFlow({ states: [{ name: 'a' }] })).toThrow(/#\/states\/0\/type/);
  });
});
