import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { StandInBackend } from './kit/backend.js';
import { takeCall } from './kit/call.js';
import { flowOf, post, say, set, split } from './kit/small-flows.js';

describe('the limits of an execution', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());

  it('stops a loop over several widgets after 1,000 steps', async () => {
    const call = await takeCall(flowOf(set('ping', {}, 'pong'), set('pong', {}, 'ping')), backend);
    expect(call.end).toBe('step_limit');
    expect(call.steps).toHaveLength(1000);
  });

  it('stops when the same widget has run 10 times in a row', async () => {
    backend.reply = () => ({ status: 500 });
    const call = await takeCall(flowOf(post('ask', {}, 'done', 'ask'), say('done')), backend);
    expect(call.end).toBe('same_widget_limit');
    expect(backend.received).toHaveLength(10);
  });

  it('lets the same widget run 9 times in a row', async () => {
    backend.reply = () => ({ status: backend.received.length < 9 ? 500 : 200 });
    const call = await takeCall(flowOf(post('ask', {}, 'done', 'ask'), say('done')), backend);
    expect(call).toMatchObject({ end: 'completed', heard: ['words of done'] });
  });

  it('refuses a widget it cannot execute before anything happens', async () => {
    const queue = { name: 'ladder', type: 'enqueue-call', transitions: [], properties: {} };
    const events: unknown[] = [];
    const call = takeCall(
      flowOf(say('greet', 'ladder'), queue),
      backend,
      {},
      { onStep: (event) => void events.push(event) },
    );
    await expect(call).rejects.toThrow('Widget ladder: this runner cannot execute widgets of type enqueue-call');
    expect(events).toEqual([]);
  });

  it('refuses a missing state, a template that is not Liquid and what is no flow', async () => {
    await expect(takeCall(flowOf(say('greet', 'nowhere')), backend)).rejects.toThrow(/does not exist: nowhere/);
    await expect(takeCall(flowOf(say('greet', undefined, '{{a | b}}')), backend)).rejects.toThrow(/^Widget greet: /);
    await expect(takeCall({}, backend)).rejects.toThrow(/Not a Studio flow definition/);
  });

  it('tells what happens as it happens, stamped with simulated seconds and the widget', async () => {
    const call = await takeCall(
      flowOf(say('greet', 'note', 'one two three four five'), set('note', { n: '1' })),
      backend,
    );
    expect(call.events).toEqual([
      { type: 'call', from: '+14155550100', to: '+14155550199', at: 0, state: 'Trigger' },
      { type: 'say', words: 'one two three four five', at: 0, state: 'greet' },
      { type: 'variables', set: { n: '1' }, at: 2, state: 'note' },
      { type: 'end', end: 'completed', at: 2, state: 'note' },
    ]);
    expect(call.seconds).toBe(2);
  });
});

describe('variables', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());

  it('count, turn nothing into an empty text, and hold JSON when asked to', async () => {
    const count = set(
      'count',
      { n: '{% if flow.variables.n %}{{flow.variables.n | plus: 1}}{% else %}1{% endif %}' },
      'more',
    );
    const more = split('more', '{{flow.variables.n | plus: 0}}', 'set', ['less_than', '3', 'count']);
    const values = set('set', { nothing: '{{flow.variables.unset}}' }, 'say');
    values.properties['variables'] = [
      { key: 'nothing', value: '{{flow.variables.unset}}' },
      { key: 'object', value: '{"name": "Ann"}', parse_as_json: true },
      { key: 'text', value: '{{flow.variables.n | to_json}}' },
      { key: 'null', value: null },
    ];
    const words =
      '{{flow.variables.n}} [{{flow.variables.nothing}}] {{flow.variables.object.name}} {{flow.variables.text}} [{% if flow.variables.null == "" %}empty{% endif %}]';
    const call = await takeCall(flowOf(count, more, values, say('say', undefined, words)), backend);
    expect(call.heard).toEqual(['3 [] Ann "3" [empty]']);
  });

  it('become numbers where they look like some, phone numbers too, unless Studio leaves texts alone', async () => {
    const values = set('values', { n: '7', phone: '+14155550101', kept: 'tel:+14155550101', word: 'busy' }, 'say');
    const words =
      "{{flow.variables.n}} {{flow.variables.phone}} {{flow.variables.kept | remove: 'tel:'}} {{flow.variables.word}}";
    const flow = flowOf(values, say('say', undefined, words));
    const cast = await takeCall(flow, backend, {}, { setVariables: 'numbers' });
    expect(cast.heard).toEqual(['7.0 14155550101.0 +14155550101 busy']);
    const left = await takeCall(flow, backend, {}, { setVariables: 'texts' });
    expect(left.heard).toEqual(['7 +14155550101 +14155550101 busy']);
  });

  it('of a call are those of Twilio, without a duration', async () => {
    const words = ['From', 'Caller', 'To', 'Called', 'Direction', 'CallDuration'].map(
      (name) => `{{trigger.call.${name}}}`,
    );
    const others =
      '{{flow.channel.address}} {{contact.channel.address}} {{flow.sid | slice: 0, 2}} {{flow.flow_sid | slice: 0, 2}}';
    const call = await takeCall(flowOf(say('say', undefined, `${words.join(' ')} ${others}`)), backend);
    expect(call.heard).toEqual([
      '+14155550100 +14155550100 +14155550199 +14155550199 inbound  +14155550199 +14155550100 FN FW',
    ]);
  });
});
