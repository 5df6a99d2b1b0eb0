import { LessThan, MoreThan } from 'typeorm';
import type { Unit } from '../../database/index.js';
import type { OnCallEntryRow } from './entry.entity.js';
import { rotationOf } from './kept-turns.js';
import { OnCallOverride } from './override.entity.js';
import { OnCallPastVersion } from './past-version.entity.js';
import type { OnCallPlan, OnCallSource, Rotation, Shift, Stretch } from './plan.js';
import { OnCallRotation } from './rotation.entity.js';
import { beginningOf } from './rotation.js';
import { OnCallShift } from './shift.entity.js';
import { usableRotation, usableShift } from './usable-values.js';
import { ALWAYS, countingOf, type Version } from './versions.js';

/**
 * Returns the plan as it is written now: all that has a part in the time after an instant. Rotations whose zone is
 * unknown go by that of the business; entries that can't be worked out put nobody on call.
 */
export async function readPresentPlan(unit: Unit, businessTimeZone: string, after: Date): Promise<OnCallPlan> {
  return readPresent(unit, businessTimeZone, { endsAt: MoreThan(after) }, () => ALWAYS);
}

/**
 * Returns all that was, is and will be valid at any instant of a stretch, read alike: present and past versions. Only
 * the present ones speak of `now` (epoch milliseconds) and later.
 */
export async function readPlan(
  unit: Unit,
  businessTimeZone: string,
  { from, to }: Stretch,
  now: number,
): Promise<OnCallPlan> {
  const where = { endsAt: MoreThan(new Date(from)), startsAt: LessThan(new Date(to)) };
  const present = await readPresent(unit, businessTimeZone, where, (row) => versionOf(row, null, now));
  const past = await unit.manager.find(OnCallPastVersion, {
    where: { validTo: MoreThan(new Date(from)) },
    order: { id: 'ASC' },
  });
  const of = (kind: OnCallSource) =>
    past
      .filter((row) => row.kind === kind)
      .map((row) => ({
        id: row.entryId,
        values: row.value,
        version: versionOf(row, row.validTo, now),
        where: `on_call_past_versions ${row.id}`,
      }));
  return {
    rotations: [...present.rotations, ...of('rotation').flatMap((kept) => toRotations(kept, businessTimeZone))],
    shifts: [...present.shifts, ...of('shift').flatMap(toShifts)],
    overrides: [...present.overrides, ...of('override').flatMap(toShifts)],
  };
}

async function readPresent(
  unit: Unit,
  businessTimeZone: string,
  where: object,
  version: (row: OnCallEntryRow) => Version,
): Promise<OnCallPlan> {
  const { manager } = unit;
  const order = { id: 'ASC' } as const;
  const present = (table: string, rows: OnCallEntryRow[]): Kept[] =>
    rows.map((row) => ({ id: row.id, values: row, version: version(row), where: `${table} ${row.id}` }));
  const rotations = present('on_call_rotations', await manager.find(OnCallRotation, { order }));
  return {
    rotations: rotations.flatMap((kept) => toRotations(kept, businessTimeZone)),
    shifts: present('on_call_shifts', await manager.find(OnCallShift, { where, order })).flatMap(toShifts),
    overrides: present('on_call_overrides', await manager.find(OnCallOverride, { where, order })).flatMap(toShifts),
  };
}

/** A version of an entry, as one of its tables has it. */
interface Kept {
  readonly id: number;
  readonly values: unknown;
  readonly version: Version;
  /** Table and id, for people. */
  readonly where: string;
}

/** Returns when a version was valid, by what is known at `now`: a change that is made already is no later than that. */
function versionOf(
  { version, validFrom }: { version: number; validFrom: Date | null },
  validTo: Date | null,
  now: number,
): Version {
  const byNow = (instant: Date | null): number | null => (instant === null ? null : Math.min(instant.getTime(), now));
  return { validFrom: byNow(validFrom), validTo: byNow(validTo), first: version === 1 };
}

function toShifts({ id, values, version, where }: Kept): Shift[] {
  const usable = usableShift(values as object | null, where);
  if (usable === null) return [];
  const { userId, level } = usable;
  const startsAt = usable.startsAt.getTime();
  const endsAt = usable.endsAt.getTime();
  return countingOf({ startsAt, endsAt }, version).map((counts) =>
    Object.freeze({ id, userId, level, startsAt, endsAt, counts }),
  );
}

function toRotations({ id, values, version, where }: Kept, businessTimeZone: string): Rotation[] {
  const usable = usableRotation(values as object | null, businessTimeZone, where);
  if (usable === null) return [];
  const rotation = rotationOf(id, usable);
  const span = { startsAt: beginningOf(rotation), endsAt: Number.POSITIVE_INFINITY };
  return countingOf(span, version).map((counts) => Object.freeze({ ...rotation, counts }));
}
