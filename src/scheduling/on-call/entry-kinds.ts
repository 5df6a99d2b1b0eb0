import { DomainError, isTimeZone, type FieldProblem } from '../../common/index.js';
import type { OnCallEntryRow } from './entry.entity.js';
import { OnCallOverride } from './override.entity.js';
import type { OnCallLevel, OnCallSource, RotationPeriod } from './plan.js';
import { OnCallRotation } from './rotation.entity.js';
import { beginningOf } from './rotation.js';
import { OnCallShift } from './shift.entity.js';

/** What a shift says. */
export interface ShiftValues {
  readonly userId: number;
  readonly level: OnCallLevel;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What an override says. */
export interface OverrideValues extends ShiftValues {
  readonly reason: string | null;
}

/** What a rotation says; see `Rotation`. */
export interface RotationValues {
  readonly name: string;
  readonly level: OnCallLevel;
  readonly timeZone: string;
  readonly period: RotationPeriod;
  readonly interval: number;
  readonly handoffTime: string;
  readonly handoffWeekday: number | null;
  readonly startsOn: string;
  readonly participants: number[];
}

/** A rotation, shift or override as it is written down: its own words, with nothing of its versions. */
export interface EntryKind<Values extends object> {
  readonly name: OnCallSource;
  /** Of the error when there is none with an id. */
  readonly notFound: string;
  readonly entity: new () => OnCallEntryRow & Values;
  /** What the entry says, and nothing else of what is given. */
  pick(from: Values): Values;
  /** @throws DomainError 422 that names the field. */
  check(values: Values): void;
  /** The users it names, each with its field. */
  people(values: Values): { field: string; userId: number }[];
  /** The stretch in which it has something to say, in epoch milliseconds. */
  span(values: Values): { startsAt: number; endsAt: number };
}

/** No turn is longer than a year. */
const MOST_WEEKS = 52;

const ofUser = ({ userId }: ShiftValues) => [{ field: 'userId', userId }];
const spanOf = ({ startsAt, endsAt }: ShiftValues) => ({ startsAt: startsAt.getTime(), endsAt: endsAt.getTime() });

function checkOrder({ startsAt, endsAt }: ShiftValues): void {
  if (startsAt >= endsAt) refuse({ field: 'endsAt', message: 'endsAt must be after startsAt' });
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
    return { name, level, timeZone, period, interval, handoffTime, handoffWeekday, startsOn, participants };
  },
  check: ({ timeZone, period, interval, participants }) => {
    if (!isTimeZone(timeZone)) refuse({ field: 'timeZone', message: 'timeZone must be an IANA time zone' });
    if (period === 'weekly' && interval > MOST_WEEKS) {
      refuse({ field: 'interval', message: `interval must be at most ${MOST_WEEKS} weeks` });
    }
    if (participants.length === 0) refuse({ field: 'participants', message: 'participants must name somebody' });
  },
  people: ({ participants }) => participants.map((userId, index) => ({ field: `participants[${index}]`, userId })),
  span: (values) => ({ startsAt: beginningOf({ ...values, id: 0 }), endsAt: Number.POSITIVE_INFINITY }),
};

function refuse(problem: FieldProblem): never {
  throw DomainError.unprocessable([problem]);
}
