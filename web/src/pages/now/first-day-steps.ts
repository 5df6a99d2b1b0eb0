import type { Person, Preview, Timeline } from '../../api/queries';

/** What the first day needs, in the order in which it is done. */
export const FIRST_STEPS = ['phone', 'hours', 'people', 'onCall', 'tonight', 'twilio', 'test'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** What is known of the line. */
export interface Known {
  readonly myId: number;
  readonly people: readonly Pick<Person, 'id' | 'role' | 'active' | 'phoneE164'>[];
  /** The names of the steps of all ladders. */
  readonly stepNames: readonly string[];
  readonly areHoursRight: boolean;
  readonly timeline: Pick<Timeline, 'primary' | 'secondary'>;
  readonly tonight: Pick<Preview, 'steps'>;
  readonly isCheckedAtTwilio: boolean;
  readonly hasTestMessage: boolean;
  readonly hasCalls: boolean;
}

/** Returns the steps of the ladders on which nobody could stand who has a phone. */
export function stepsWithoutPhone({ people, stepNames }: Pick<Known, 'people' | 'stepNames'>): string[] {
  const rung = people.filter(({ active, phoneE164 }) => active && phoneE164 !== null);
  return [...new Set(stepNames)].filter((name) => {
    if (name === 'repeat_caller') return false;
    return !rung.some(({ role }) => (name !== 'admin' && name !== 'manager') || role === name);
  });
}

/** Returns the names of those who would be called, in the order in which they are rung. */
export function calledIn({ steps }: Pick<Preview, 'steps'>): string[] {
  const called = steps.flatMap(({ candidates }) => candidates).filter(({ willBeCalled }) => willBeCalled);
  return called.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)).map(({ userName }) => userName);
}

/** Returns which steps of the first day are done. */
export function doneSteps(known: Known): ReadonlySet<FirstStep> {
  const { myId, people, timeline } = known;
  const states: Readonly<Record<FirstStep, boolean>> = {
    phone: people.some(({ id, phoneE164 }) => id === myId && phoneE164 !== null),
    hours: known.areHoursRight,
    people: stepsWithoutPhone(known).length === 0,
    onCall: [...timeline.primary, ...timeline.secondary].some(({ userId }) => userId !== null),
    tonight: calledIn(known.tonight).length > 0,
    twilio: known.isCheckedAtTwilio,
    test: known.hasTestMessage || known.hasCalls,
  };
  return new Set(FIRST_STEPS.filter((step) => states[step]));
}
