import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { FlowDefinition, RunOptions } from '../../studio/index.js';
import { AUTH_TOKEN, PUBLIC, StandInBackend, type Received } from './kit/backend.js';
import { CALLER, OUR_NUMBER, takeCall } from './kit/call.js';
import { flowOf, redirect, say } from './kit/small-flows.js';
import { ACCOUNT, answers, CALLERS, handingOver, takeLine, twiml } from './kit/twiml.js';

const ERROR = /application error has occurred/;

describe('a request of Twilio Voice', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const to = (url: string): FlowDefinition => handingOver({ url });
  /** Takes a call from a Studio that prints the overrides of the address into its TwiML. */
  const takeKept = (flow: FlowDefinition, options: Partial<RunOptions> = {}) =>
    takeCall(flow, backend, {}, { studioKeepsOverrides: true, ...options });
  const requested = () => backend.received.map(({ method, path }) => `${method} ${path}`);

  it('is a form with the standard parameters, signed the classic way', async () => {
    await takeLine(backend, { start: twiml() });
    expect(backend.received).toMatchObject([{ method: 'POST', path: '/start', signatureValid: true }]);
    expect(backend.received[0]?.form).toEqual({
      ...CALLERS,
      From: CALLER,
      Caller: CALLER,
      To: OUR_NUMBER,
      Called: OUR_NUMBER,
      CallStatus: 'ringing',
    });
  });

  it('tells that the call is in progress once the caller has heard something', async () => {
    answers(backend, {
      start: twiml('<Pause/><Redirect>/paused</Redirect>'),
      paused: twiml('<Say>x</Say><Redirect>/said</Redirect>'),
      said: twiml(),
    });
    await takeCall(handingOver(), backend);
    await takeCall(flowOf(say('greet', 'line'), redirect('line', { url: `${PUBLIC}/greeted` })), backend);
    const statuses = backend.received.map(({ path, form }) => [path, form['CallStatus']]);
    expect(statuses).toEqual([
      ['/start', 'ringing'],
      ['/paused', 'ringing'],
      ['/said', 'in-progress'],
      ['/greeted', 'in-progress'],
    ]);
  });

  it('covers the query with its signature, but not the fragment', async () => {
    answers(backend, { start: twiml() });
    await takeCall(to(`${PUBLIC}/start?incident=12&dial=3#rc=2&rp=ct,rt,5xx&ct=2000&rt=9000`), backend);
    expect(backend.received).toMatchObject([{ signatureValid: true, query: { incident: '12', dial: '3' } }]);
  });

  it('by GET carries its parameters in the signed query', async () => {
    answers(backend, { start: twiml() });
    await takeCall(handingOver({ url: `${PUBLIC}/start?x=1`, method: 'GET' }), backend);
    expect(backend.received).toMatchObject([
      { method: 'GET', raw: '', signatureValid: true, query: { x: '1', ...CALLERS } },
    ]);
  });

  it('is signed for this address and this token only, and not at all without a token', async () => {
    answers(backend, { start: twiml() });
    await takeCall(handingOver(), backend, {}, { authToken: `${AUTH_TOKEN}x` });
    await takeCall(handingOver(), backend, {}, { authToken: undefined });
    backend.publicBase = 'https://elsewhere.example';
    await takeCall(handingOver(), backend);
    expect(backend.received.map(({ signatureValid }) => signatureValid)).toEqual([false, false, false]);
  });

  it('sends the password of its address only when it is asked for, and shows it to nobody', async () => {
    const basic = `Basic ${Buffer.from('studio:s3cret').toString('base64')}`;
    backend.publicBase = 'https://studio:s3cret@ewf.example';
    const closed = { status: 401, headers: { 'www-authenticate': 'Basic realm="telephony"' } };
    answers(backend, { start: ({ authorization }) => (authorization === basic ? twiml('<Say>in</Say>') : closed) });
    const call = await takeCall(to('https://studio:s3cret@ewf.example/start#rc=0'), backend);
    expect(call.heard).toEqual(['in']);
    expect(backend.received).toMatchObject([
      { authorization: undefined, signatureValid: true },
      { authorization: basic, signatureValid: true },
    ]);
    expect(JSON.stringify(call.events)).not.toContain('s3cret');
  });

  it.each([301, 302, 303])('follows %i by GET, without its parameters, signed anew', async (status) => {
    await takeLine(backend, { start: { status, headers: { location: '/moved?x=1' } }, moved: twiml() });
    expect(requested()).toEqual(['POST /start', 'GET /moved']);
    expect(backend.received[1]).toMatchObject({ raw: '', query: { x: '1' }, signatureValid: true });
    expect(backend.received[1]?.query).toEqual({ x: '1' });
  });

  it.each([307, 308])('follows %i as it was', async (status) => {
    await takeLine(backend, { start: { status, headers: { location: `${PUBLIC}/moved` } }, moved: twiml() });
    expect(requested()).toEqual(['POST /start', 'POST /moved']);
    expect(backend.received[1]).toMatchObject({ form: CALLERS, signatureValid: true });
  });

  it('gives up after ten redirects', async () => {
    const call = await takeLine(backend, { start: { status: 302, headers: { location: '/start' } } });
    expect(backend.received).toHaveLength(11);
    expect(call.heard).toEqual([expect.stringMatching(ERROR)]);
  });

  describe('that fails', () => {
    const ending = (call: { heard: string[]; end: string }) => [call.heard.length, call.end];
    const failures = (call: Awaited<ReturnType<typeof takeCall>>) =>
      call.events.flatMap((event) => (event.type === 'twiml_failed' ? [`${event.why} ${event.status ?? '-'}`] : []));

    const triedAt = (call: Awaited<ReturnType<typeof takeCall>>) =>
      call.events.flatMap((event) => (event.type === 'twiml_request' ? [event.at] : []));

    it.each([
      ['404', { status: 404 }, 'status 404'],
      ['500', { status: 500 }, 'status 500'],
      ['a page', { contentType: 'text/html', body: '<h1>Maintenance</h1>' }, 'content_type 200'],
      ['JSON', { body: { ok: true } }, 'content_type 200'],
      ['nothing', { status: 204 }, 'content_type 204'],
      ['a document over 64 kB', twiml(`<!--${'x'.repeat(65_536)}-->`), 'too_large -'],
    ])('ends the call with Twilio’s own words: %s', async (_what, reply, why) => {
      const call = await takeLine(backend, { start: reply });
      expect(failures(call)).toEqual([why]);
      expect(call).toMatchObject({ end: 'application_error', heard: [expect.stringMatching(ERROR)], fellBack: false });
      expect(backend.received).toHaveLength(1);
    });

    it('is made once more when no connection came about, in no time', async () => {
      const call = await takeCall(handingOver(), backend, {}, { sendTo: { [PUBLIC]: 'http://127.0.0.1:1' } });
      expect(failures(call)).toEqual(['connect -', 'connect -']);
      expect(call.events.find(({ type }) => type === 'say')).toMatchObject({ at: 0 });
    });

    it('takes 15 s when no answer comes, and is not made again', async () => {
      const call = await takeLine(backend, { start: 'never' }, {}, { twimlLimitMs: 30 });
      expect(failures(call)).toEqual(['timeout -']);
      expect(call.events.find(({ type }) => type === 'say')).toMatchObject({ at: 15 });
    });

    it.each([
      ['#rc=2&rp=5xx', 503, 3],
      ['#rc=2&rp=4xx', 503, 1],
      ['#rc=2&rp=4xx', 404, 3],
      ['#rc=5&rp=all', 404, 6],
      ['#rc=0&rp=all', 500, 1],
      ['#rp=5xx&e=dublin', 500, 2],
      ['#rc=2', 500, 1],
    ])('is repeated as its address says: %s, %i', async (fragment, status, tries) => {
      answers(backend, { start: { status } });
      await takeKept(to(`${PUBLIC}/start${fragment}`));
      expect(backend.received).toHaveLength(tries);
    });

    it('is made as Twilio usually does where Studio leaves the overrides of its address out', async () => {
      answers(backend, { start: { status: 503 } });
      await takeCall(to(`${PUBLIC}/start#rc=2&rp=all`), backend);
      expect(backend.received).toHaveLength(1);
    });

    it('is repeated after some seconds without an answer, at most 15 s in all', async () => {
      answers(backend, { start: 'never' });
      const call = await takeKept(to(`${PUBLIC}/start#rc=5&rp=rt&rt=6000`), { twimlLimitMs: 90 });
      expect(triedAt(call)).toEqual([0, 6, 12]);
      expect(call.events.find(({ type }) => type === 'say')).toMatchObject({ at: 15 });
      const short = to(`${PUBLIC}/start#rc=5&rp=rt&rt=6000&tt=6000`);
      expect(triedAt(await takeKept(short, { twimlLimitMs: 90 }))).toEqual([0]);
    });

    it.each([
      ['', 1],
      ['#rc=1&rp=ct,rt,4xx,5xx', 1],
      ['#rp=all', 2],
    ])('is repeated when the connection breaks only if its address says all: %j', async (fragment, tries) => {
      const breaking: typeof fetch = () =>
        Promise.reject(
          new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }) }),
        );
      const call = await takeKept(to(`${PUBLIC}/start${fragment}`), { fetch: breaking });
      expect(failures(call)).toEqual(Array.from({ length: tries }, () => 'network -'));
      expect(ending(call)).toEqual([1, 'application_error']);
    });

    it('goes on where a repetition succeeds, under the same idempotency token', async () => {
      answers(backend, {
        start: (_request: Received, nth: number) => (nth < 3 ? { status: 500 } : twiml('<Redirect>/next</Redirect>')),
        next: twiml('<Say>there</Say>'),
      });
      const call = await takeKept(to(`${PUBLIC}/start#rc=2&rp=5xx`));
      expect(call).toMatchObject({ heard: ['there'], end: 'completed' });
      const [first, second, third, next] = backend.received.map(({ token }) => token);
      expect(first).toMatch(/^[\w-]{20,}$/);
      expect([second, third]).toEqual([first, first]);
      expect(next).not.toBe(first);
    });

    it('ends the call with an error that names the widget when its overrides are invalid', async () => {
      await expect(takeKept(to(`${PUBLIC}/start#rc=9`))).rejects.toThrow(/Widget line: .*rc is a whole number/);
    });

    it('does nothing more for a caller who hangs up meanwhile', async () => {
      answers(backend, { start: 'never' });
      const call = await takeKept(to(`${PUBLIC}/start#rc=2&rp=rt&rt=3000`), { twimlLimitMs: 90, hangUpAt: 2 });
      expect(call).toMatchObject({ end: 'caller_hung_up', heard: [], seconds: 2 });
      expect(triedAt(call)).toEqual([0]);
    });
  });

  it('belongs to the account that is given', async () => {
    await takeLine(backend, { start: twiml() }, {}, { accountSid: ACCOUNT.replace(/0$/, '7') });
    expect(backend.received[0]?.form['AccountSid']).toBe(ACCOUNT.replace(/0$/, '7'));
  });
});
