import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../common/index.js';
import { readTelephonyBody } from './index.js';

const JSON_TYPE = 'application/json;charset=utf-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';

function read(text: string, contentType: string | undefined = JSON_TYPE): Record<string, unknown> {
  return readTelephonyBody(Buffer.from(text, 'utf8'), contentType);
}

function refusal(raw: Buffer, contentType: string | undefined = JSON_TYPE): DomainError {
  try {
    readTelephonyBody(raw, contentType);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('was read');
}

describe('what Liquid leaves out is null', () => {
  it.each([
    [
      "the guide's first request of a call",
      '{"incidentId": ,"callerPhone":"+14155551234","callSid":"CA12"}',
      { incidentId: null, callerPhone: '+14155551234', callSid: 'CA12' },
    ],
    [
      'the same, laid out as in the guide',
      '{\n  "incidentId": ,\n  "callerPhone": "+14155551234",\n  "callSid": "CA12"\n}\n',
      { incidentId: null, callerPhone: '+14155551234', callSid: 'CA12' },
    ],
    [
      "the guide's end of a call",
      '{\n  "incidentId": 5,\n  "callSid": "CA12",\n  "duration": \n}',
      { incidentId: 5, callSid: 'CA12', duration: null },
    ],
    ['the last value, without a space', '{"callSid":"CA12","duration":}', { callSid: 'CA12', duration: null }],
    ['every value', '{"a":,"b":\t,"c":\r\n}', { a: null, b: null, c: null }],
    ['a nested one', '{"a":{"b": },"c":[{"d":,"e":1}]}', { a: { b: null }, c: [{ d: null, e: 1 }] }],
    [
      'not what a string contains',
      '{"x": ,"a":": ,","b":":}","c":": }\\n:,","d":"{\\"e\\": ,\\"f\\":}"}',
      { x: null, a: ': ,', b: ':}', c: ': }\n:,', d: '{"e": ,"f":}' },
    ],
    ['not after an escaped quote', '{"x":,"a":"\\": ,","b":"\\\\","c":}', { x: null, a: '": ,', b: '\\', c: null }],
    ['not what a name contains', '{"a: ,":1,"b:}":2,"c": }', { 'a: ,': 1, 'b:}': 2, c: null }],
    ['beside unicode', '{"x": ,"name":"Zoë 🚒 : , \\u003a,"}', { x: null, name: 'Zoë 🚒 : , :,' }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('valid JSON is read as it is', () => {
  it.each([
    ['strings that look like missing values', '{"a":": ,","b":":}","c":"\\":,"}', { a: ': ,', b: ':}', c: '":,' }],
    ['a byte order mark', '\uFEFF{"callSid":"CA12"}', { callSid: 'CA12' }],
    ['an empty object', ' {} ', {}],
    ['numbers, booleans and nulls', '{"a":1.5,"b":true,"c":null,"d":[1,[]]}', { a: 1.5, b: true, c: null, d: [1, []] }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    undefined,
    '',
    'text/plain',
    'application/json',
    'APPLICATION/JSON; charset=UTF-8',
    'multipart/form-data; boundary=x',
  ])('under the content type %s', (contentType) => {
    expect(readTelephonyBody(Buffer.from('{"callSid":"CA12"}'), contentType)).toEqual({ callSid: 'CA12' });
  });
});

describe('a form', () => {
  it.each([
    ['incidentId=&callerPhone=%2B1415&callSid=CA12', { incidentId: '', callerPhone: '+1415', callSid: 'CA12' }],
    ['a=1&b=2&a=3', { a: '3', b: '2' }],
    ['name=Zo%C3%AB+%F0%9F%9A%92&x', { name: 'Zoë 🚒', x: '' }],
    ['{"callSid":"CA12"}', { '{"callSid":"CA12"}': '' }],
  ])('%s', (text, expected) => {
    expect(read(text, FORM_TYPE)).toEqual(expected);
  });

  it.each([`${FORM_TYPE};charset=UTF-8`, 'Application/X-WWW-Form-Urlencoded', ` ${FORM_TYPE} ; charset=utf-8`])(
    'is known by the content type %s',
    (contentType) => {
      expect(read('callSid=CA12', contentType)).toEqual({ callSid: 'CA12' });
    },
  );
});

describe('what can not be read is refused, naming the body', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['an array', '[{"callSid":"CA12"}]'],
    ['a string', '"CA12"'],
    ['null', 'null'],
    ['a number', '5'],
    ['no JSON', 'callSid=CA12'],
    ['a body that is cut off', '{"callSid":"CA12","duration": '],
    ['a value missing in an array', '{"a":[1,,2]}'],
    ['a value missing with its colon', '{"a","b":}'],
    ['a string that never ends', '{"x": ,"a":"b: ,}'],
    ['a backslash at the end', '{"x": ,"a":"\\'],
    ['more nesting than the parser takes', '[{"a":'.repeat(10_000)],
  ])('%s', (_, text) => {
    const { status, code, details } = refusal(Buffer.from(text, 'utf8'));
    expect([status, code, details?.map(({ field }) => field)]).toEqual([400, 'BAD_REQUEST', ['body']]);
  });

  it('nesting that overflows the stack is one more body that can not be read', () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    expect(() => JSON.parse(deep, (_, value: unknown) => value)).toThrow(RangeError);
    expect(refusal(Buffer.from(`{"\\u0061":${deep}}`)).status).toBe(400);
    expect(read(`{"a":${deep},"callSid":"CA12"}`)['callSid'], "it is in nobody's way otherwise").toBe('CA12');
  });

  it('an empty form', () => {
    expect(refusal(Buffer.alloc(0), FORM_TYPE).details?.[0]?.field).toBe('body');
  });

  it('quickly, even when 64 kB of escaped quotes invite a regular expression to go back', () => {
    const start = performance.now();
    refusal(Buffer.from(`{"x": ,${'\\"'.repeat(32_000)}`));
    refusal(Buffer.from(`{"x":${' '.repeat(64_000)}"`));
    refusal(Buffer.from(':'.repeat(64_000)));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('no field reaches a prototype', () => {
  it.each([
    ['{"callSid":"CA12","__proto__":{"admin":true},"a":{"__proto__":{"admin":true}}}', JSON_TYPE],
    ['{"callSid":"CA12","x": ,"__proto__":{"admin":true},"a":{"\\u005f_proto__":{"admin":true}}}', JSON_TYPE],
    ['callSid=CA12&__proto__=admin&a=', FORM_TYPE],
  ])('%s', (text, contentType) => {
    const body = read(text, contentType);
    const merged: Record<string, unknown> = Object.assign({}, body, body['a']);
    expect(Object.keys(body)).not.toContain('__proto__');
    expect([merged['admin'], ({} as Record<string, unknown>)['admin']]).toEqual([undefined, undefined]);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(body['callSid']).toBe('CA12');
  });
});

describe('for any JSON object', () => {
  const key = fc
    .oneof(fc.string(), fc.constantFrom(': ,', ':}', '"', '\\', 'a": ,"b'))
    .filter((k) => k !== '__proto__');
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(': ,', ':}', '\\": ,', '": }', '\\'));
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), text),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 4 }),
    ),
  }));
  const object = fc.dictionary(key, node, { maxKeys: 6 });
  const spaces = fc.constantFrom('', ' ', '\n  ', '\t', '\r\n');

  it('the reader gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(object, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        expect(read(written)).toEqual(JSON.parse(written));
      }),
      { numRuns: 500 },
    );
  });

  it('nulls may be left out wherever a name stands before them', () => {
    fc.assert(
      fc.property(object, spaces, (value, space) => {
        const written = JSON.stringify(value);
        expect(read(writtenWithoutNulls(value, space))).toEqual(JSON.parse(written));
      }),
      { numRuns: 500 },
    );
  });
});

/** JSON as a template writes it that prints nothing for a null in an object. */
function writtenWithoutNulls(value: unknown, space: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => writtenWithoutNulls(item, space)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}:${space}${item === null ? space : writtenWithoutNulls(item, space)}`,
  );
  return `{${space}${members.join(`,${space}`)}}`;
}
