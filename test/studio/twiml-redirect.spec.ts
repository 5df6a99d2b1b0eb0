import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { StandInBackend } from './kit/backend.js';
import { takeCall } from './kit/call.js';
import { connect, flowOf, post, redirect, say } from './kit/small-flows.js';
import { ACCOUNT, ANN, answers, BACK, dial, FLOW, handingOver, takeLine, twiml } from './kit/twiml.js';

const back = (query: string, attributes = '') => `<Redirect ${attributes}>${BACK}&amp;${query}</Redirect>`;

describe('the TwiML Redirect widget', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());

  it.each(['', 'method="POST"', 'method="GET"'])(
    'gets the call back from a Redirect to its flow: %s',
    async (method) => {
      const start = twiml('<Say>dialling</Say>', back('outcome=ended', method), '<Say>never</Say>');
      const call = await takeLine(backend, { start });
      expect(call).toMatchObject({ heard: ['dialling', 'back with ended'], steps: ['Trigger', 'line', 'back'] });
      expect(backend.received).toHaveLength(1);
    },
  );

  it('takes the other parameters for its values, decoded, and nothing else', async () => {
    const words = '{{widgets.line | to_json}}';
    const flow = flowOf(redirect('line', {}, 'words'), say('words', undefined, words));
    answers(backend, { start: twiml(back('outcome=answered&amp;who=J%C3%B6rg+M.')) });
    expect((await takeCall(flow, backend)).heard).toEqual(['{"outcome":"answered","who":"Jörg M."}']);
  });

  it.each([
    ['another flow', BACK.replace(FLOW, FLOW.replace('FW0', 'FW1'))],
    ['another account', BACK.replace(ACCOUNT, ACCOUNT.replace('AC0', 'AC1'))],
    ['another event', BACK.replace('=return', '=timeout')],
    ['no event', BACK.replace(/\?.*/, '')],
    ['another host', BACK.replace('webhooks.', 'webhook.')],
  ])('does not get it back from a Redirect to %s: that is requested', async (_what, address) => {
    answers(backend, { start: twiml(`<Redirect>${address.replaceAll('&', '&amp;')}</Redirect>`), [FLOW]: twiml() });
    const host = new URL(address).origin;
    const call = await takeCall(
      handingOver(),
      backend,
      {},
      { sendTo: { 'https://ewf.example': backend.address, [host]: backend.address } },
    );
    expect(backend.received.map(({ path }) => path)).toEqual(['/start', new URL(address).pathname]);
    expect(call.steps).toEqual(['Trigger', 'line']);
  });

  it('knows the flow that is given', async () => {
    const flowSid = `FW${'7'.repeat(32)}`;
    answers(backend, { start: twiml(`<Redirect>${BACK.replace(FLOW, flowSid)}</Redirect>`) });
    const flow = handingOver({ url: 'https://ewf.example/start?flow={{flow.flow_sid}}' });
    const call = await takeCall(flow, backend, {}, { flowSid });
    expect(call.steps.at(-1)).toBe('back');
    expect(backend.received[0]?.query).toEqual({ flow: flowSid });
  });

  it('ends the call where the TwiML ends', async () => {
    expect(await takeLine(backend, { start: twiml('<Hangup/>') })).toMatchObject({ end: 'completed', heard: [] });
  });

  it.each(['', '{{flow.variables.unset}}', 'BACKEND/start'])('fails only for an invalid address: %j', async (url) => {
    expect((await takeCall(handingOver({ url }), backend)).heard).toEqual(['no address']);
  });

  describe('when the call stays away too long', () => {
    const start = twiml('<Say loop="5">one two three four five</Say>', back('outcome=ended'));

    it('goes on without the caller, who is lost to the flow', async () => {
      answers(backend, { start, hook: { body: {} } });
      const flow = flowOf(
        redirect('line', { timeout: '3' }, 'back', 'report'),
        say('back'),
        post('report', {}, 'ring', 'ring'),
        connect('ring', { to: ANN }),
      );
      const call = await takeCall(flow, backend);
      expect(call).toMatchObject({ steps: ['Trigger', 'line', 'report'], end: 'completed', rang: [] });
      expect(call.events.find(({ type }) => type === 'request')).toMatchObject({ at: 3 });
      expect(call.heard).toHaveLength(5);
      expect(call.seconds).toBe(10);
    });

    it('loses the call for a return that comes later, and no sooner', async () => {
      answers(backend, { start });
      expect((await takeCall(handingOver({ timeout: '9' }), backend)).steps).toEqual(['Trigger', 'line']);
      expect((await takeCall(handingOver({ timeout: '11' }), backend)).steps).toEqual(['Trigger', 'line', 'back']);
    });

    it('waits for four hours when nothing else is said', async () => {
      const long = { kind: 'answer', talkSeconds: 14_400 } as const;
      answers(backend, {
        start: twiml(dial([ANN], 'timeLimit="86400"', '')),
        'dial-result': twiml(back('outcome=answered')),
      });
      const flow = handingOver({ timeout: undefined });
      expect((await takeCall(flow, backend, { [ANN]: long })).steps).toEqual(['Trigger', 'line']);
      expect((await takeCall(flow, backend, { [ANN]: { ...long, talkSeconds: 14_000 } })).steps.at(-1)).toBe('back');
    });
  });

  it.each([
    [3, 3],
    [100, 10],
  ])('ends the flow when the caller hangs up at %i s', async (after, seconds) => {
    answers(backend, { start: twiml('<Say loop="5">one two three four five</Say>', back('outcome=ended')) });
    const call = await takeCall(handingOver(), backend, {}, { hangUpAt: { during: 'line', after } });
    expect(call).toMatchObject({ end: 'caller_hung_up', seconds, steps: ['Trigger', 'line'] });
  });
});
