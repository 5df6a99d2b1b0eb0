import fc from 'fast-check';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGuardApp, type GuardApp } from './guard-app.js';
import { basic, FORM_TYPE, JSON_TYPE, PUBLIC_BASE_URL, sign, withBodyHash } from './signing.js';

const TOKEN = 'a'.repeat(32);
const PATH = '/api/telephony/next-target';

describe('garbage is refused, and never as an error of ours', () => {
  let app: GuardApp;

  beforeAll(async () => {
    app = await startGuardApp({ PUBLIC_BASE_URL, TWILIO_AUTH_TOKEN: TOKEN, WEBHOOK_SECRET: 'open:sesame' });
  });

  afterAll(() => app.close());

  const text = (unwanted: (byte: number) => boolean): fc.Arbitrary<string> =>
    fc
      .array(
        fc.integer({ min: 1, max: 255 }).filter((byte) => !unwanted(byte)),
        { maxLength: 60 },
      )
      .map((values) => Buffer.from(values).toString('latin1'));
  /** Every byte but those that end a line. */
  const bytes = text((byte) => byte === 10 || byte === 13);
  /** What Node lets through in a header and in a path. */
  const headerText = text((byte) => byte < 32 || byte === 127);
  const pathText = text((byte) => byte <= 32 || byte === 127);
  const almost = [
    sign(TOKEN, PUBLIC_BASE_URL + PATH),
    sign('', PUBLIC_BASE_URL + PATH),
    basic('open'),
    basic('').slice(0, -1),
    'Bearer',
    'basic =',
    'Bearer \u00ff',
    FORM_TYPE,
    JSON_TYPE,
    'gzip',
    'x'.repeat(9_000),
  ];
  const value = fc.oneof(
    { arbitrary: bytes, weight: 1 },
    { arbitrary: headerText, weight: 4 },
    fc.constantFrom(...almost),
    fc.string().map((password) => basic(password)),
  );
  const names = [
    'X-Twilio-Signature',
    'Authorization',
    'Content-Type',
    'Content-Encoding',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Original-URL',
    'Cookie',
  ];
  const headerLines = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 6 });
  const path = fc.oneof(
    fc.constantFrom(
      PATH,
      `/${PATH}`,
      `//${PATH}`,
      `${PATH}?bodySHA256=`,
      `${PATH}?bodySHA256`,
      `${PATH}?bodySHA256=a&bodySHA256=b`,
    ),
    fc.constantFrom(
      '//',
      '/',
      '*',
      '//@',
      'http://evil.example.net/api/x',
      '/api/%E0%A4%A',
      '/api/%ED%A0%80?%ED%A0%80=%ff',
    ),
    fc.constantFrom(
      `/api/x${'&'.repeat(5_000)}`,
      `/api/x?${'a=1&'.repeat(2_000)}bodySHA256=a`,
      '/api/\\..\\x',
      '/api/x#?bodySHA256=a',
    ),
    pathText.map((rest) => `/api/${rest}`),
    pathText.map((rest) => `/api/x?${rest}`),
    bytes,
  );
  const anyBody = fc.oneof(fc.constantFrom('', '{}', 'callSid=CA12', '{"incidentId": ,"callSid":"CA12"}'), bytes);

  it('over raw connections: random paths, headers and bodies', async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(path, headerLines, anyBody, async (target, lines, content) => {
        const head = lines.map(([name, shown]) => `${name}: ${shown}\r\n`).join('');
        const status = await statusOf(
          `POST ${target} HTTP/1.1\r\nHost: calls.example.com\r\n${head}Content-Length: ${content.length}\r\nConnection: close\r\n\r\n${content}`,
        );
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
    expect(app.calls.bodies).toEqual([]);
    expect(statuses.get(401)).toBeGreaterThan(40); // enough of them got as far as the guard
  });

  it.each<[string, Record<string, string | string[]>]>([
    ['a signature twice', { 'X-Twilio-Signature': [signed(), signed()] }],
    ['a signature in a list', { 'X-Twilio-Signature': `${signed()}, ${signed()}` }],
    ['an oversized signature', { 'X-Twilio-Signature': signed().repeat(400) }],
    ['a signature with something behind', { 'X-Twilio-Signature': `${signed()}x` }],
    ['the signature under another header', { 'X-Signature': signed(), Authorization: `Bearer ${signed()}` }],
    ['the token as secret', { Authorization: `Bearer ${TOKEN}` }],
  ])('%s', async (_, shown) => {
    const answer = await app.send({ ...signedRequest(), headers: { 'Content-Type': JSON_TYPE, ...shown } });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Basic realm="telephony"']);
    expect(app.calls.bodies).toEqual([]);
  });

  it('the answer gives no reason, whatever was wrong', async () => {
    const shown = [{}, { 'X-Twilio-Signature': 'x' }, { Authorization: 'Bearer x' }, { Authorization: basic('x') }];
    const answers = await Promise.all(shown.map((headers) => app.send({ ...signedRequest(), headers })));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(answers[0]?.body ?? '')).toEqual({
      statusCode: 401,
      code: 'UNAUTHORIZED',
      message: 'a valid Twilio signature or the shared secret is needed',
    });
  });

  it('while the same request with one signature passes', async () => {
    const headers = { 'Content-Type': JSON_TYPE, 'X-Twilio-Signature': signed() };
    expect((await app.send({ ...signedRequest(), headers })).status).toBe(200);
    expect(app.calls.bodies.splice(0)).toEqual([{ incidentId: null, callSid: 'CA12' }]);
  });

  function statusOf(message: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const socket = connect(app.port, '127.0.0.1', () => socket.write(Buffer.from(message, 'latin1')));
      let answer = '';
      socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')));
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.on('error', reject);
      socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])));
    });
  }
});

function signedRequest(): { path: string; body: string } {
  const body = '{"incidentId": ,"callSid":"CA12"}';
  return { path: withBodyHash(PATH, body), body };
}

function signed(): string {
  return sign(TOKEN, PUBLIC_BASE_URL + signedRequest().path);
}
