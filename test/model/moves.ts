import fc from 'fast-check';
import { PHONES } from './roster.js';

/** How many calls are under way at one time, at most; one more callSid belongs to nobody until it asks. */
export const SLOTS = 4;

/** What a request says of its incident. */
export type IdChoice = 'known' | 'absent' | 'empty' | 'null' | 'of another' | 'of nobody';
/** Which phone a report names: an earlier offer of the call, somebody else's, one that nobody has. */
export type WhomChoice = { readonly offer: number } | { readonly phone: string };

interface Said {
  readonly slot: number;
  readonly id: IdChoice;
  /** Left out: the callSid is missing from the body. */
  readonly hasSid: boolean;
  readonly spelling: 'plain' | 'text' | 'spaced' | 'plus lost';
  readonly hasToken: boolean;
  /** Whether a report may be of a callSid that has no call yet. */
  readonly strays: boolean;
}

/** One thing that happens: a request, or something in the world around. */
export type Move =
  | (Said & {
      readonly kind: 'next-target';
      readonly last: 'none' | 'dialled' | 'other' | 'empty';
      readonly caller: string;
      /** The answer is lost on its way: the client knows nothing of it. */
      readonly isLost: boolean;
    })
  | (Said & { readonly kind: 'attempt-failed'; readonly whom: WhomChoice; readonly reason: string })
  | (Said & { readonly kind: 'answered'; readonly whom: WhomChoice })
  | (Said & { readonly kind: 'completed'; readonly duration: string | number | null })
  | { readonly kind: 'again'; readonly which: number }
  | { readonly kind: 'stranger'; readonly endpoint: string; readonly slot: number; readonly secret: string | null }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'roster'; readonly who: number; readonly change: Change };

/** What changes of somebody between two requests. */
export type Change = { readonly active: boolean } | { readonly available: boolean } | { readonly phone: string | null };

/** Everything that can happen, by name. */
export const MOVE_KINDS: readonly Move['kind'][] = [
  'next-target',
  'attempt-failed',
  'answered',
  'completed',
  'again',
  'stranger',
  'wait',
  'sweep',
  'roster',
];

const often = <T>(weight: number, value: T): { weight: number; arbitrary: fc.Arbitrary<T> } => ({
  weight,
  arbitrary: fc.constant(value),
});

const said = {
  slot: fc.oneof(often(4, 0), often(3, 1), often(2, 2), often(1, 3), often(1, SLOTS)),
  id: fc.oneof(
    often<IdChoice>(12, 'known'),
    often<IdChoice>(2, 'absent'),
    often<IdChoice>(1, 'empty'),
    often<IdChoice>(1, 'null'),
    often<IdChoice>(1, 'of another'),
    often<IdChoice>(1, 'of nobody'),
  ),
  hasSid: fc.oneof(often(12, true), often(1, false)),
  spelling: fc.constantFrom<Said['spelling'][]>('plain', 'text', 'spaced', 'plus lost'),
  hasToken: fc.oneof(often(3, false), often(1, true)),
  strays: fc.oneof(often(6, false), often(1, true)),
};
const whom: fc.Arbitrary<WhomChoice> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ offer: fc.nat({ max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ phone: fc.constantFrom(...PHONES) }) },
  { weight: 1, arbitrary: fc.record({ phone: fc.constantFrom('+15005550009', '', 'client:bob') }) },
);
const REASONS = ['no-answer', 'no-answer', 'busy', 'failed', 'canceled', 'voicemail', 'NO-ANSWER', ''];
const DURATIONS = [0, 42, '180', '', null, -5, 90_000, 'soon'];
const ENDPOINTS = ['next-target', 'attempt-failed', 'answered', 'completed'];
const CALLERS = ['+14155551234', '+14155551234', '+14155551235', 'anonymous', '', ...PHONES.slice(0, 2)];
/** Ring times, claims, silences, half an hour, the end of the day, the token's hour, a long talk. */
const WAITS = [1, 25, 55, 100, 155, 620, 1900, 3700, 14_500];

const next = fc.record({
  kind: fc.constant('next-target' as const),
  ...said,
  last: fc.constantFrom('none', 'none', 'dialled', 'dialled', 'other', 'empty'),
  caller: fc.constantFrom(...CALLERS),
  isLost: fc.oneof(often(4, false), often(1, true)),
});
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ active: fc.boolean() }),
  fc.record({ available: fc.boolean() }),
  fc.record({ phone: fc.constantFrom(...PHONES, null) }),
);

/** One arbitrary for each kind of move; those that happen often come more than once. */
export const moves: readonly fc.Arbitrary<Move>[] = [
  next,
  next,
  next,
  next,
  next,
  ...Array.from({ length: 2 }, () =>
    fc.record({ kind: fc.constant('attempt-failed' as const), ...said, whom, reason: fc.constantFrom(...REASONS) }),
  ),
  fc.record({ kind: fc.constant('answered' as const), ...said, whom }),
  fc.record({ kind: fc.constant('completed' as const), ...said, duration: fc.constantFrom(...DURATIONS) }),
  fc.record({ kind: fc.constant('again' as const), which: fc.nat({ max: 9 }) }),
  fc.record({
    kind: fc.constant('stranger' as const),
    endpoint: fc.constantFrom(...ENDPOINTS),
    slot: fc.nat({ max: SLOTS }),
    secret: fc.constantFrom(null, 'wrong', ''),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(...WAITS) }),
  fc.record({ kind: fc.constant('sweep' as const) }),
  fc.record({ kind: fc.constant('roster' as const), who: fc.nat({ max: 8 }), change }),
];
