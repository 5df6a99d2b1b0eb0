import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { PhoneOutcome, RunOptions } from '../../studio/index.js';
import { StandInBackend, type Received } from './kit/backend.js';
import type { Scripts } from './kit/call.js';
import { ANN, BEN, byKey, CAS, dial, formsOf, takeLine, twiml, WHISPER, type Answer } from './kit/twiml.js';

const picksUp = (ringSeconds: number, keys?: string, after = 3): PhoneOutcome => ({
  kind: 'answer',
  ringSeconds,
  talkSeconds: 60,
  ...(keys !== undefined && { presses: [{ keys, after }] }),
});
const RING_ON = { whileScreening: 'others_ring_on' } as const;
const HUNG_UP = { whileScreening: 'others_are_hung_up' } as const;

describe('a Dial of several Numbers', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());
  const ring = (
    scripts: Scripts,
    options: Partial<RunOptions> = {},
    result: Answer = byKey,
    screen: Answer = WHISPER,
  ) =>
    takeLine(
      backend,
      { start: twiml(dial([ANN, BEN, CAS])), 'dial-result': twiml(), screen, 'screen-result': result },
      scripts,
      { ...RING_ON, ...options },
    );
  const legs = (call: Awaited<ReturnType<typeof ring>>) =>
    call.rang.map(({ status, seconds, bridged }) => [status, seconds, bridged]);
  const result = () => formsOf(backend, '/dial-result')[0];
  const NOBODY: PhoneOutcome = { kind: 'no-answer' };

  it('rings them all at once, and connects the first who accepts', async () => {
    const call = await ring({ [ANN]: NOBODY, [BEN]: picksUp(4, '1'), [CAS]: picksUp(5, '1', 3) });
    expect(call.events.find(({ type }) => type === 'dial')).toMatchObject({ phones: [ANN, BEN, CAS] });
    expect(call.connectedTo).toBe(BEN);
    expect(legs(call)).toEqual([
      ['canceled', 7, false],
      ['completed', 4, true],
      ['completed', 5, false],
    ]);
    expect(result()).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '63' });
    expect(result()?.['DialCallSid']).toBe(formsOf(backend, '/screen')[0]?.['CallSid']);
  });

  it('connects the first who accepts, not the first who picks up', async () => {
    const call = await ring({ [ANN]: picksUp(2, '1', 5), [BEN]: picksUp(6), [CAS]: picksUp(4, '1', 1) });
    expect(call.connectedTo).toBe(CAS);
    expect(call.rang.map(({ pickedUpBy }) => pickedUpBy)).toEqual(['person', null, 'person']);
  });

  it('has the result of its best leg when nobody accepts', async () => {
    await ring({ [ANN]: { kind: 'busy' }, [BEN]: picksUp(3, '2'), [CAS]: NOBODY });
    expect(result()).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false', DialCallDuration: '3' });
    expect(result()?.['DialCallSid']).toBe(formsOf(backend, '/screen')[0]?.['CallSid']);
  });

  it.each<[PhoneOutcome['kind'], PhoneOutcome['kind'], string]>([
    ['busy', 'no-answer', 'no-answer'],
    ['busy', 'failed', 'busy'],
    ['failed', 'failed', 'failed'],
  ])('nobody picks up: %s, %s', async (ann, ben, status) => {
    await ring({ [ANN]: { kind: ann }, [BEN]: { kind: ben }, [CAS]: { kind: 'failed' } });
    expect(result()).toMatchObject({ DialCallStatus: status, DialBridged: 'false' });
  });

  it('connects the first of two whom nobody screens, and who pick up in the same instant', async () => {
    const start = twiml(dial([ANN, BEN], '', ''));
    const call = await takeLine(backend, { start, 'dial-result': twiml() }, { [ANN]: picksUp(3), [BEN]: picksUp(3) });
    expect(call.connectedTo).toBe(ANN);
    expect(legs(call)).toEqual([
      ['completed', 3, true],
      ['completed', 3, false],
    ]);
    expect(call.events.filter(({ type }) => type === 'connected')).toHaveLength(1);
  });

  it('lasts until its last leg is over', async () => {
    const call = await ring({ [ANN]: picksUp(19), [BEN]: { kind: 'busy' }, [CAS]: NOBODY });
    expect(call.seconds).toBe(19 + 1 + 6);
  });

  it('does not listen to a voicemail, and connects a person who comes later', async () => {
    const call = await ring({ [ANN]: { kind: 'voicemail', ringSeconds: 2 }, [BEN]: picksUp(10, '1'), [CAS]: NOBODY });
    expect(call).toMatchObject({ connectedTo: BEN });
    expect(call.rang[0]).toMatchObject({ pickedUpBy: 'voicemail', bridged: false });
  });

  describe('whose others are hung up at the first pick-up', () => {
    it('ends them before the first has decided', async () => {
      const call = await ring({ [ANN]: picksUp(3, '1'), [BEN]: picksUp(5, '1'), [CAS]: { kind: 'busy' } }, HUNG_UP);
      expect(call.connectedTo).toBe(ANN);
      expect(legs(call)).toEqual([
        ['completed', 3, true],
        ['canceled', 3, false],
        ['busy', 2, false],
      ]);
    });

    it('has nobody left when the first declines', async () => {
      const call = await ring({ [ANN]: picksUp(3, '2', 2), [BEN]: picksUp(5, '1'), [CAS]: NOBODY }, HUNG_UP);
      expect(call).toMatchObject({ connectedTo: null, seconds: 5 });
      expect(result()).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false' });
      expect(formsOf(backend, '/screen')).toHaveLength(1);
    });

    it('knows one first, also when two pick up in the same instant', async () => {
      const call = await ring({ [ANN]: picksUp(3, '1'), [BEN]: picksUp(3, '1'), [CAS]: NOBODY }, HUNG_UP);
      expect(call.connectedTo).toBe(ANN);
      expect(formsOf(backend, '/screen').map(({ To }) => To)).toEqual([ANN]);
      expect(legs(call)[1]).toEqual(['completed', 3, false]);
    });
  });

  describe('in which two accept in the same instant', () => {
    const both: Scripts = { [ANN]: picksUp(2, '1', 5), [BEN]: picksUp(4, '1', 3), [CAS]: NOBODY };

    /** Answers only when both have asked, by a function of who asks. */
    function together(answer: (request: Received) => Answer): Answer {
      const waiting: (() => void)[] = [];
      return (request, nth) =>
        new Promise((resolve) => {
          const reply = answer(request);
          waiting.push(() => resolve(typeof reply === 'function' ? reply(request, nth) : reply));
          if (waiting.length === 2) for (const go of waiting) go();
        });
    }

    it('asks for both at once; the one who gets no Hangup is connected', async () => {
      const taken = twiml('<Say>It is taken.</Say>', '<Hangup/>');
      const call = await ring(
        both,
        {},
        together(({ query }) => (query['user'] === '2' ? twiml() : taken)),
        ({ query }) => ({
          ...WHISPER,
          body: String(WHISPER.body).replace('screen-result', `screen-result?user=${query['user'] ?? ''}`),
        }),
      );
      expect(call.connectedTo).toBe(BEN);
      expect(formsOf(backend, '/screen-result').map(({ Digits }) => Digits)).toEqual(['1', '1']);
      expect(call.rang.map(({ bridged }) => bridged)).toEqual([false, true, false]);
    });

    it('connects only one of two who both may', async () => {
      const call = await ring(
        both,
        {},
        together(() => twiml()),
      );
      expect(call.rang.filter(({ bridged }) => bridged)).toHaveLength(1);
      expect(call.events.filter(({ type }) => type === 'connected')).toHaveLength(1);
      expect(formsOf(backend, '/dial-result')).toHaveLength(1);
    });

    it('tells nothing to one who is hung up while their answer is under way', async () => {
      let release = (): void => undefined;
      const connected = new Promise<void>((resolve) => (release = resolve));
      const words = new Set<string>();
      await ring(
        both,
        {
          onStep: (event) => {
            if (event.type === 'connected') release();
            if (event.type === 'whisper') words.add(event.words);
          },
        },
        async (_request, nth) => {
          if (nth === 1) return twiml();
          await connected;
          return twiml('<Say>It is taken.</Say>', '<Hangup/>');
        },
      );
      expect([...words]).toEqual(['Press one.']);
    });

    it('tells the other that it is taken as long as they are there', async () => {
      const accepting = twiml('<Say>one two three four five</Say>');
      const taken = twiml('<Say>It is taken.</Say>', '<Hangup/>');
      const call = await ring(both, {}, (_request, nth) => (nth === 1 ? accepting : taken));
      expect(
        call.whispers
          .slice(-2)
          .map(({ words }) => words)
          .toSorted(),
      ).toEqual(['It is taken.', 'one two three four five']);
      expect(call.connectedTo).not.toBeNull();
    });
  });

  describe('whose caller hangs up', () => {
    const scripts: Scripts = { [ANN]: { kind: 'busy' }, [BEN]: picksUp(4, '1'), [CAS]: NOBODY };

    it.each([
      [3, ['busy', 'canceled', 'canceled'], 'no-answer'],
      [6, ['busy', 'completed', 'canceled'], 'completed'],
    ])('after %i s: those that ring are canceled, those who listen are hung up', async (hangUpAt, statuses, status) => {
      const call = await ring(scripts, { hangUpAt });
      expect(call.rang.map((leg) => leg.status)).toEqual(statuses);
      expect(result()).toMatchObject({ DialCallStatus: status, CallStatus: 'completed', DialBridged: 'false' });
      expect(formsOf(backend, '/screen-result')).toEqual([]);
    });
  });
});
