import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitMessageFor, differencesBetween, isOurs } from '../../src/deploy/definition/differences.js';
import { fallbackNumbersIn } from '../../src/deploy/definition/fallbacks.js';
import { checksumOf } from '../../src/deploy/definition/normal-form.js';
import { showDifference, shown } from '../../src/deploy/definition/show.js';
import { prepareFlow, readFlow, type FlowDefinition } from '../../studio/index.js';
import { givenBack } from '../kit/twilio/state.js';

const OURS = prepareFlow(readFlow('ladder'), {
  backendUrl: 'https://line.example.com',
  fallbackNumbers: ['+14155550101', '+14155550102'],
});

/** OURS with one of its states otherwise. */
function otherwise(name: string, change: (state: FlowDefinition['states'][number]) => object): FlowDefinition {
  const states = OURS.states.map((state) => (state.name === name ? { ...state, ...change(state) } : state));
  return { ...OURS, states };
}

const withProperty = (name: string, property: string, value: unknown) =>
  otherwise(name, ({ properties }) => ({ properties: { ...properties, [property]: value } }));

describe('two definitions mean the same', () => {
  it.each<[string, unknown]>([
    ['in another order, with positions and defaults', givenBack(OURS)],
    ['with a schema', { $schema: 'https://schemas.twilio.com/studio', ...OURS }],
    ['with the default ring time written out', withProperty('greet', 'loop', undefined)],
    ['with properties that are null, false or empty', withProperty('connect_target', 'record', false)],
    [
      'with transitions that lead nowhere left out',
      otherwise('Trigger', ({ transitions }) => ({
        transitions: transitions.filter(({ next }) => next),
      })),
    ],
  ])('%s', (_, theirs) => {
    expect(differencesBetween(theirs, OURS)).toEqual([]);
    expect(checksumOf(theirs)).toBe(checksumOf(OURS));
    expect(isOurs(theirs, null, OURS)).toBe(true);
  });
});

describe('a definition is another one', () => {
  it.each<[string, FlowDefinition, string]>([
    ['a number', withProperty('connect_target', 'timeout', 25), 'connect_target.timeout: 25 → 20'],
    ['a number as text', withProperty('connect_target', 'timeout', '20'), 'connect_target.timeout: "20" → 20'],
    ['the default instead', withProperty('connect_target', 'timeout', 30), 'connect_target.timeout: (nothing) → 20'],
    ['a property more', withProperty('connect_target', 'record', true), 'connect_target.record: true → (nothing)'],
    [
      'another next',
      otherwise('greet', () => ({ transitions: [{ event: 'audioComplete', next: 'say_sorry' }] })),
      'greet.on audioComplete: {"next":"say_sorry"} → {"next":"get_next_target"}',
    ],
    [
      'no next',
      otherwise('greet', () => ({ transitions: [{ event: 'audioComplete' }] })),
      'greet.on audioComplete: (nothing) → {"next":"get_next_target"}',
    ],
    [
      'a state gone',
      { ...OURS, states: OURS.states.filter(({ name }) => name !== 'say_sorry') },
      'say_sorry: added (say-play)',
    ],
    [
      'a state more',
      { ...OURS, states: [...OURS.states, { ...OURS.states[1]!, name: 'more' }] },
      'more: removed (say-play)',
    ],
    [
      'another flag',
      { ...OURS, flags: { allow_concurrent_calls: false } },
      'flags: (nothing) → {"allow_concurrent_calls":true}',
    ],
    ['another start', { ...OURS, initial_state: 'greet' }, 'initial_state: "greet" → "Trigger"'],
    [
      'another type',
      otherwise('report_failed', () => ({ type: 'run-function' })),
      'report_failed.(type): run-function → make-http-request',
    ],
  ])('%s', (_, theirs, told) => {
    expect(differencesBetween(theirs, OURS).map(showDifference)).toEqual([told]);
    expect(checksumOf(theirs)).not.toBe(checksumOf(OURS));
    expect(isOurs(theirs, null, OURS)).toBe(false);
  });

  it('when the conditions of a Split change places', () => {
    const conditions = (value: string) => [{ friendly_name: value, arguments: ['x'], type: 'equal_to', value }];
    const split = (...values: string[]) => ({
      states: [
        {
          name: 's',
          type: 'split-based-on',
          properties: {},
          transitions: values.map((value) => ({ event: 'match', next: value, conditions: conditions(value) })),
        },
      ],
    });
    expect(differencesBetween(split('a', 'b'), split('b', 'a'))).toHaveLength(2);
  });

  it.each([[null], ['text'], [{}], [{ states: 'none' }], [{ states: [null, 1] }]])('that isn’t one: %j', (theirs) => {
    expect(isOurs(theirs, null, OURS)).toBe(false);
    expect(fallbackNumbersIn(theirs)).toEqual([]);
  });
});

describe('defaults that nobody knows of', () => {
  const theirs = withProperty('greet', 'widget_version', 2);

  it('are no change in the revision that we published', () => {
    expect(isOurs(theirs, commitMessageFor('version 1', OURS), OURS)).toBe(true);
  });

  it.each<[string, FlowDefinition, string | null]>([
    ['in a revision of somebody else', theirs, 'by hand'],
    ['in a revision without a message', theirs, null],
    ['in our revision of another definition', theirs, commitMessageFor('', withProperty('greet', 'loop', 3))],
    ['where something of ours is otherwise', withProperty('greet', 'say', 'Hello.'), commitMessageFor('', OURS)],
    ['where something of ours is gone', withProperty('connect_target', 'timeout', 30), commitMessageFor('', OURS)],
    [
      'where a state is new',
      { ...OURS, states: [...OURS.states, { ...OURS.states[1]!, name: 'more' }] },
      commitMessageFor('', OURS),
    ],
  ])('are a change %s', (_, definition, message) => {
    expect(isOurs(definition, message, OURS)).toBe(false);
  });
});

it('a checksum depends on no order of keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (properties) => {
      const flow = (values: object) => ({ states: [{ name: 's', type: 't', properties: values, transitions: [] }] });
      const reversed = Object.fromEntries(Object.entries(properties).toReversed());
      expect(checksumOf(flow(reversed))).toBe(checksumOf(flow(properties)));
    }),
  );
});

it('the fallback numbers of a definition come in the order in which they ring', () => {
  const numbers = ['+14155550105', '+14155550104', '+14155550103', '+14155550102', '+14155550101'];
  for (const name of ['line', 'ladder', 'fallback'] as const) {
    const flow = prepareFlow(readFlow(name), { backendUrl: 'https://line.example.com', fallbackNumbers: numbers });
    expect(fallbackNumbersIn(givenBack(flow))).toEqual(numbers);
  }
});

describe('what people are shown', () => {
  it.each([
    ['call +14155550101, then +442079460000.', 'call +1415***0101, then +4420***0000.'],
    ['https://studio:s3cret@line.example.com/api', 'https://***@line.example.com/api'],
    ['"https://a.example" and "https://b:c@d.example"', '"https://a.example" and "https://***@d.example"'],
    ['mail@example.com, 1+1, +1FALLBACK1', 'mail@example.com, 1+1, +1FALLBACK1'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('says so when a difference is in what is not shown', () => {
    const other = withProperty('fallback_1', 'to', '+14155990101');
    expect(differencesBetween(other, OURS).map(showDifference)).toEqual([
      'fallback_1.to: "+1415***0101" → "+1415***0101" (differs in what is not shown)',
    ]);
  });

  it('of long texts is what stands around the difference', () => {
    const body = OURS.states.find(({ name }) => name === 'report_failed')!.properties['body'] as string;
    const [line = ''] = differencesBetween(
      withProperty('report_failed', 'body', body.replace('reason', 'because')),
      OURS,
    ).map(showDifference);
    expect(line).toContain('because');
    expect(line).toContain('reason');
    expect(line.length).toBeLessThan(260);
  });
});
