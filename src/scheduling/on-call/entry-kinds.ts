import { differences, DomainError, isTimeZone, type FieldProblem } from '../../common/index.js';
import type { OnCallEntryRow } from './entry.entity.js';
import { OnCallOverride } from './override.entity.js';
import type { OverrideValues, RotationValues, ShiftValues } from './entry-values.js';
import type { OnCallSource } from './plan.js';
import { keepTurn, rotationOf } from './kept-turns.js';
import { OnCallRotation } from './rotation.entity.js';
import { beginningOf } from './rotation.js';
import { OnCallShift } from './shift.entity.js';
import { canBegin } from './usable-values.js';

/** A rotation, shift or override as it is written down: its own words, with nothing of its versions. */
export interface EntryKind<Values extends object> {
  readonly name: OnCallSource;
  /** Of the error when there isn't one with an id. */
  readonly notFound: string;
  readonly entity: new () => OnCallEntryRow & Values;
  /** What the entry says, and nothing else of what is given. */
  pick(from: Values): Values;
  /** @throws DomainError 422 that names the field. */
  check(values: Values): void;
  /** Returns what an entry becomes that is changed at `now` (epoch milliseconds); left out: what it is changed to. */
  changed?(before: Values, after: Values, now: number): Values;
  /** The users it names, each with its field. */
  people(values: Values): { field: string; userId: number }[];
  /** The stretch in which it has something to say, in epoch milliseconds; without a beginning where that is unknown. */
  span(values: Values): { startsAt: number; endsAt: number };
}

/** What is given of an entry to change it; what is undefined stays as it is. */
export type EntryChange<Values> = { readonly [Key in keyof Values]?: Values[Key] | undefined };

/**
 * Returns what an entry becomes by a change at `now` (epoch milliseconds).
 * @throws DomainError 422 that names the field; not where nothing would be different.
 */
export function changedEntry<V extends object>(kind: EntryKind<V>, before: V, change: EntryChange<V>, now: number): V {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after = kind.pick({ ...before, ...given });
  if (Object.keys(differences(before, after)).length === 0) return before;
  kind.check(after);
  return kind.changed?.(before, after, now) ?? after;
}

/** No turn is longer than a year. */
const MAX_WEEKS = 52;

const ofUser = ({ userId }: ShiftValues) => [{ field: 'userId', userId }];
const spanOf = ({ startsAt, endsAt }: ShiftValues) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() });

function checkOrder({ startsAt, endsAt }: ShiftValues): void {
  if (startsAt >= endsAt) throwUnprocessable({ field: 'endsAt', message: 'endsAt must be after startsAt' });
}

export const shiftKind: EntryKind<ShiftValues> = {
  name: 'shift',
  notFound: 'SHIFT_NOT_FOUND',
  entity: OnCallShift,
  pick: ({ userId, level, startsAt, endsAt }) => ({ userId, level, startsAt, endsAt }),
  check: checkOrder,
  people: ofUser,
  span: spanOf,
};

export const overrideKind: EntryKind<OverrideValues> = {
  name: 'override',
  notFound: 'OVERRIDE_NOT_FOUND',
  entity: OnCallOverride,
  pick: ({ userId, level, startsAt, endsAt, reason }) => ({ userId, level, startsAt, endsAt, reason }),
  check: checkOrder,
  people: ofUser,
  span: spanOf,
};

export const rotationKind: EntryKind<RotationValues> = {
  name: 'rotation',
  notFound: 'ROTATION_NOT_FOUND',
  entity: OnCallRotation,
  pick: (from) => {
    const { name, level, timeZone, period, interval, handoffTime, startsOn, participants } = from;
    const handoffWeekday = period === 'weekly' ? from.handoffWeekday : null;
    const turns = { period, interval, handoffTime, handoffWeekday, startsOn, participants };
    return { name, level, timeZone, ...turns, turnOffset: from.turnOffset, begunAt: from.begunAt };
  },
  check: ({ timeZone, period, interval, participants }) => {
    if (!isTimeZone(timeZone)) throwUnprocessable({ field: 'timeZone', message: 'timeZone must be an IANA time zone' });
    if (period === 'weekly' && interval > MAX_WEEKS) {
      throwUnprocessable({ field: 'interval', message: `interval must be at most ${MAX_WEEKS} weeks` });
    }
    if (participants.length === 0)
      throwUnprocessable({ field: 'participants', message: 'participants must name somebody' });
  },
  changed: (before, after, now) => (canBegin(before) ? keepTurn(before, after, now) : after),
  people: ({ participants }) => participants.map((userId, index) => ({ field: `participants[${index}]`, userId })),
  span: (values) => ({
    startsAt: canBegin(values) ? beginningOf(rotationOf(0, values)) : Number.NEGATIVE_INFINITY,
    endsAt: Number.POSITIVE_INFINITY,
  }),
};

function throwUnprocessable(problem: FieldProblem): never {
  throw DomainError.unprocessable([problem]);
}
