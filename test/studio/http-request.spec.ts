import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AUTH_TOKEN, PUBLIC, StandInBackend, type Reply } from './kit/backend.js';
import { takeCall } from './kit/call.js';
import { flowOf, post, say } from './kit/small-flows.js';

/** Posts once and says what the widget left behind. */
const WORDS = 'body={{widgets.ask.body}} status={{widgets.ask.status_code}} name={{widgets.ask.parsed.name}}';
const asking = (properties: Record<string, unknown> = {}) =>
  flowOf(
    post('ask', properties, 'good', 'bad'),
    say('good', undefined, `good ${WORDS}`),
    say('bad', undefined, `bad ${WORDS}`),
  );

describe('the HTTP Request widget', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());

  const NOTHING = 'bad body= status= name=';
  const cases: [what: string, reply: Reply, heard: string][] = [
    ['200 with an object', { body: { name: 'Ann' } }, 'good body={"name":"Ann"} status=200 name=Ann'],
    ['201', { status: 201, body: {} }, 'good body={} status=201 name='],
    ['an array, which is not parsed', { body: [{ name: 'Ann' }] }, 'good body=[{"name":"Ann"}] status=200 name='],
    [
      'another content type',
      { contentType: 'text/plain', body: '{"name":"Ann"}' },
      'good body={"name":"Ann"} status=200 name=',
    ],
    ['broken JSON', { body: '{"name":' }, 'good body={"name": status=200 name='],
    ['404', { status: 404, body: { name: 'none' } }, 'bad body={"name":"none"} status=404 name=none'],
    ['500', { status: 500, contentType: 'text/html', body: 'oops' }, 'bad body=oops status=500 name='],
    ['an oversized response', { body: { name: 'x'.repeat(65_536) } }, NOTHING],
  ];
  it.each(cases)('%s', async (_what, reply, heard) => {
    backend.reply = () => reply;
    expect((await takeCall(asking(), backend)).heard).toEqual([heard]);
  });

  it('fails with nothing left when the answer takes too long, and counts 10 s for it', async () => {
    backend.reply = () => 'never';
    const advanced: number[] = [];
    const options = { requestLimitMs: 30, advance: (seconds: number) => void advanced.push(seconds) };
    const call = await takeCall(asking(), backend, {}, options);
    expect(call.heard).toEqual([NOTHING]);
    expect(call.events).toContainEqual(expect.objectContaining({ type: 'request_failed', why: 'timeout', at: 10 }));
    expect(advanced[0]).toBe(10);
  });

  it('fails with nothing left when nobody listens, and when the address is invalid', async () => {
    const refused = await takeCall(asking(), backend, {}, { sendTo: { [PUBLIC]: 'http://127.0.0.1:1' } });
    const wrong = await takeCall(asking({ url: '{{flow.variables.unset}}' }), backend);
    expect([refused.heard, wrong.heard]).toEqual([[NOTHING], [NOTHING]]);
  });

  it.each([
    ['[{"name":"Ann"}]', 'null'],
    ['"Ann"', 'null'],
    ['{"name":"Ann"}', '{"name":"Ann"}'],
  ])('parses only an object: %s', async (body, parsed) => {
    backend.reply = () => ({ body });
    const flow = flowOf(post('ask', {}, 'good'), say('good', undefined, '{{widgets.ask.parsed | to_json}}'));
    expect((await takeCall(flow, backend)).heard).toEqual([parsed]);
  });

  it('takes a response of exactly 64 kB', async () => {
    backend.reply = () => ({ contentType: 'text/plain', body: 'x'.repeat(65_536) });
    expect((await takeCall(asking(), backend)).steps).toContain('good');
  });

  it('follows a redirect', async () => {
    backend.reply = ({ path }) =>
      path === '/hook' ? { status: 307, headers: { location: '/moved' } } : { body: { name: 'Ann' } };
    expect((await takeCall(asking(), backend)).heard[0]).toMatch(/^good .*name=Ann$/);
    expect(backend.paths).toEqual(['hook', 'moved']);
  });

  it('signs JSON, also behind a query, and form parameters', async () => {
    await takeCall(asking({ body: '{"a":"é"}' }), backend);
    await takeCall(asking({ url: `${PUBLIC}/hook?x=1` }), backend);
    const parameters = [{ key: 'From', value: '{{trigger.call.From}}' }];
    await takeCall(asking({ content_type: 'application/x-www-form-urlencoded', parameters }), backend);
    await takeCall(asking({ method: 'GET', parameters }), backend);
    expect(backend.received.map(({ method, raw, signatureValid }) => [method, raw, signatureValid])).toEqual([
      ['POST', '{"a":"é"}', true],
      ['POST', '{}', true],
      ['POST', 'From=%2B14155550100', true],
      ['GET', '', true],
    ]);
  });

  it('signs for the public address with this token, not for another one', async () => {
    backend.publicBase = 'https://elsewhere.example';
    await takeCall(asking(), backend);
    backend.publicBase = PUBLIC;
    await takeCall(asking(), backend, {}, { authToken: `${AUTH_TOKEN}x` });
    expect(backend.received.map(({ signatureValid }) => signatureValid)).toEqual([false, false]);
  });

  it('sends no signature without a token', async () => {
    await takeCall(asking(), backend, {}, { authToken: undefined });
    expect(backend.received).toMatchObject([{ signatureValid: false }]);
  });

  describe('with a password in the address', () => {
    const url = 'https://studio:s3cret%20x@ewf.example/hook';
    const basic = `Basic ${Buffer.from('studio:s3cret x').toString('base64')}`;
    const ask = { status: 401, headers: { 'www-authenticate': 'Basic realm="telephony"' } };

    it('sends it only after it was asked for', async () => {
      backend.publicBase = 'https://studio:s3cret%20x@ewf.example';
      backend.reply = ({ authorization }) => (authorization === basic ? { body: { name: 'Ann' } } : ask);
      const call = await takeCall(asking({ url }), backend);
      expect(call.heard[0]).toMatch(/^good/);
      expect(backend.received).toMatchObject([
        { authorization: undefined, signatureValid: true },
        { authorization: basic, signatureValid: true },
      ]);
    });

    it('never sends it when the server does not ask for Basic', async () => {
      backend.reply = () => ({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
      const call = await takeCall(asking({ url }), backend);
      expect(backend.received).toMatchObject([{ authorization: undefined }]);
      expect(call.steps.at(-1)).toBe('bad');
    });

    it('does not show it in events', async () => {
      const { events } = await takeCall(asking({ url }), backend);
      expect(JSON.stringify(events)).not.toContain('s3cret');
    });
  });
});
