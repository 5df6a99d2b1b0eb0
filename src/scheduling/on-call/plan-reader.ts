import { LessThan, MoreThan } from 'typeorm';
import type { Unit } from '../../database/index.js';
import type { RotationValues, ShiftValues } from './entry-kinds.js';
import { OnCallOverride } from './override.entity.js';
import { OnCallPastVersion } from './past-version.entity.js';
import type { OnCallPlan, OnCallSource, Rotation, Shift, Stretch } from './plan.js';
import { OnCallRotation } from './rotation.entity.js';
import { beginningOf } from './rotation.js';
import { OnCallShift } from './shift.entity.js';
import { countingOf, type Version } from './versions.js';

/** The plan as it is written now: all that has a part in the time after an instant. */
export async function readPresentPlan(unit: Unit, after: Date): Promise<OnCallPlan> {
  return readPresent(unit, { endsAt: MoreThan(after) });
}

/** All that was, is and will be valid at any instant of a stretch: present and past versions. */
export async function readPlan(unit: Unit, { from, to }: Stretch): Promise<OnCallPlan> {
  const present = await readPresent(unit, { endsAt: MoreThan(new Date(from)), startsAt: LessThan(new Date(to)) });
  const past = await unit.manager.find(OnCallPastVersion, {
    where: { validTo: MoreThan(new Date(from)) },
    order: { id: 'ASC' },
  });
  const of = (kind: OnCallSource) =>
    past
      .filter((row) => row.kind === kind)
      .map((row) => ({ id: row.entryId, values: row.value, version: versionOf(row, row.validTo) }));
  return {
    rotations: [...present.rotations, ...(of('rotation') as Kept<RotationValues>[]).flatMap(toRotations)],
    shifts: [...present.shifts, ...(of('shift') as Kept<ShiftValues>[]).flatMap(toShifts)],
    overrides: [...present.overrides, ...(of('override') as Kept<ShiftValues>[]).flatMap(toShifts)],
  };
}

async function readPresent(unit: Unit, where: object): Promise<OnCallPlan> {
  const { manager } = unit;
  const order = { id: 'ASC' } as const;
  const present = <V extends { id: number; version: number; validFrom: Date | null }>(rows: V[]) =>
    rows.map((row) => ({ id: row.id, values: row, version: versionOf(row, null) }));
  return {
    rotations: present(await manager.find(OnCallRotation, { order })).flatMap(toRotations),
    shifts: present(await manager.find(OnCallShift, { where, order })).flatMap(toShifts),
    overrides: present(await manager.find(OnCallOverride, { where, order })).flatMap(toShifts),
  };
}

/** A version of an entry, as one of its tables has it. */
interface Kept<V> {
  readonly id: number;
  readonly values: V;
  readonly version: Version;
}

function versionOf(row: { version: number; validFrom: Date | null }, validTo: Date | null): Version {
  return { validFrom: row.validFrom?.getTime() ?? null, validTo: validTo?.getTime() ?? null, first: row.version === 1 };
}

function toShifts({ id, values, version }: Kept<ShiftValues>): Shift[] {
  const { userId, level } = values;
  const startsAt = new Date(values.startsAt).getTime();
  const endsAt = new Date(values.endsAt).getTime();
  return countingOf({ startsAt, endsAt }, version).map((counts) =>
    Object.freeze({ id, userId, level, startsAt, endsAt, counts }),
  );
}

function toRotations({ id, values, version }: Kept<RotationValues>): Rotation[] {
  const { level, timeZone, period, interval, handoffTime, handoffWeekday, startsOn, participants } = values;
  const rotation = { id, level, timeZone, period, interval, handoffTime, handoffWeekday, startsOn, participants };
  const span = { startsAt: beginningOf(rotation), endsAt: Number.POSITIVE_INFINITY };
  return countingOf(span, version).map((counts) => Object.freeze({ ...rotation, counts }));
}
