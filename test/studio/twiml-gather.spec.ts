import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { KeyPress } from '../../studio/index.js';
import { StandInBackend } from './kit/backend.js';
import { formsOf, takeLine, twiml } from './kit/twiml.js';

const PROMPT = 'one two three four five six seven eight nine ten';
const say = `<Say>${PROMPT}</Say>`;

describe('Gather', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const gather = (attributes: string, presses: KeyPress[], inside = say, options = {}) =>
    takeLine(
      backend,
      {
        start: twiml(`<Gather action="/keys" ${attributes}>${inside}</Gather>`, '<Say>no key</Say>'),
        keys: ({ form }) => twiml(`<Say>got ${form['Digits'] ?? '?'}|${form['FinishedOnKey'] ?? '?'}</Say>`),
      },
      {},
      { presses, ...options },
    );
  const askedAt = (call: Awaited<ReturnType<typeof gather>>) =>
    call.events.find((event) => event.type === 'twiml_request' && event.url.endsWith('/keys'))?.at;

  it.each<[what: string, attributes: string, press: KeyPress, heard: string, at: number]>([
    ['the number of digits', 'numDigits="1"', { keys: '1', after: 2 }, 'got 1|', 2],
    ['no more digits than asked for', 'numDigits="2"', { keys: '1234', after: 2 }, 'got 12|', 2],
    ['the finishing key', '', { keys: '12#', after: 2 }, 'got 12|#', 2],
    ['another finishing key', 'finishOnKey="*"', { keys: '1#2*', after: 2 }, 'got 1#2|*', 2],
    ['the time after the last key', 'timeout="3"', { keys: '12', after: 2 }, 'got 12|', 5],
    ['five seconds when no time is given', '', { keys: '12', after: 2 }, 'got 12|', 7],
    ['no key at all to finish', 'finishOnKey="" timeout="2"', { keys: '1#', after: 1 }, 'got 1#|', 3],
    ['a key after the words', 'numDigits="1" timeout="6"', { keys: '7', after: 9 }, 'got 7|', 9],
  ])('ends with %s', async (_what, attributes, press, heard, at) => {
    const call = await gather(attributes, [press]);
    expect(call.heard).toEqual([PROMPT, heard]);
    expect(askedAt(call)).toBe(at);
    expect(backend.received.at(-1)?.signatureValid).toBe(true);
  });

  it('goes on with its document when no key is pressed in time', async () => {
    const call = await gather('numDigits="1" timeout="6"', [{ keys: '1', after: 10.5 }]);
    expect(call.heard).toEqual([PROMPT, 'no key']);
    expect(call.events.find((event) => event.type === 'say' && event.words === 'no key')?.at).toBe(4 + 6);
  });

  it.each<[string, KeyPress[]]>([
    ['no key', []],
    ['only the finishing key', [{ keys: '#', after: 1 }]],
  ])('tells its action of an empty result when that is asked for: %s', async (_what, presses) => {
    expect((await gather('', presses)).heard).toEqual([PROMPT, 'no key']);
    const call = await gather('actionOnEmptyResult="true"', presses);
    expect(call.heard[1]).toMatch(/^got \|#?$/);
    expect(formsOf(backend, '/keys')).toMatchObject([{ Digits: '' }]);
  });

  it('is cut short by a key: what was not begun is not heard', async () => {
    const call = await gather('numDigits="1"', [{ keys: '1', after: 4.5 }], `${say}<Pause length="2"/>${say}`);
    expect(call.heard).toEqual([PROMPT, 'got 1|']);
    const late = await gather('numDigits="1"', [{ keys: '1', after: 6.5 }], `${say}<Pause length="2"/>${say}`);
    expect(late.heard).toEqual([PROMPT, PROMPT, 'got 1|']);
  });

  it('is heard no more than once when a key cuts the first time short', async () => {
    const thrice = `<Say loop="3">${PROMPT}</Say>`;
    expect((await gather('numDigits="1"', [{ keys: '1', after: 2 }], thrice)).heard).toEqual([PROMPT, 'got 1|']);
  });

  it('takes the next press each time that it asks', async () => {
    const call = await takeLine(
      backend,
      {
        start: twiml(`<Gather numDigits="1">${say}</Gather>`),
      },
      {},
      {
        presses: [
          { keys: '1', after: 1 },
          { keys: '2', after: 1 },
        ],
      },
    );
    expect(formsOf(backend, '/start').map(({ Digits }) => Digits)).toEqual([undefined, '1', '2']);
    expect(call.heard).toEqual([PROMPT, PROMPT, PROMPT]);
  });

  it('asks for its own document again when it has no action, by the method it names', async () => {
    await takeLine(
      backend,
      { start: (_request, nth) => twiml(nth === 1 ? '<Gather numDigits="1" method="GET"/>' : '') },
      {},
      { presses: [{ keys: '5', after: 1 }] },
    );
    expect(backend.received.at(-1)).toMatchObject({ method: 'GET', path: '/start', query: { Digits: '5' } });
  });

  it('answers the call, and asks for nothing when the caller hangs up', async () => {
    await gather('numDigits="1"', [{ keys: '1', after: 1 }], '');
    expect(formsOf(backend, '/keys')).toMatchObject([{ CallStatus: 'in-progress' }]);
    const gone = await gather('actionOnEmptyResult="true"', [], say, { hangUpAt: 6 });
    expect(gone).toMatchObject({ end: 'caller_hung_up', seconds: 6 });
    expect(formsOf(backend, '/keys')).toHaveLength(1);
  });
});
