import { Injectable } from '@nestjs/common';
import { DomainError, isTimeZone } from '../common/index.js';
import { bumpRosterRevision, type Unit } from '../database/index.js';
import { BusinessHoursRow, BusinessHoursSpan, Holiday } from './business-hours/business-hours.entities.js';
import type { WeeklySpan } from './business-hours/business-hours.js';
import type { OnCallLevel } from './on-call/on-call.js';
import { OnCallShift } from './on-call/shift.entity.js';
import { RotatingPoolMember } from './rotating-pool/pool-member.entity.js';

/** Business hours as they are written: holidays with their names. */
export interface NewBusinessHours {
  readonly timeZone: string;
  readonly weekly: readonly WeeklySpan[];
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
}

/** Changes the schedule; every change makes all processes read the roster anew. */
@Injectable()
export class SchedulePlanner {
  /**
   * Puts a user on call from one instant to just before another.
   * @throws DomainError 422 when the end is not after the start.
   */
  async addShift(
    unit: Unit,
    shift: { userId: number; level: OnCallLevel; startsAt: Date; endsAt: Date },
  ): Promise<number> {
    if (!(shift.startsAt < shift.endsAt)) {
      throw DomainError.unprocessable([{ field: 'endsAt', message: 'endsAt must be after startsAt' }]);
    }
    const id = await unit.insert(OnCallShift, shift);
    await bumpRosterRevision(unit);
    return id;
  }

  /**
   * Replaces zone, week and holidays.
   * @throws DomainError 422 that names the field.
   */
  async setBusinessHours(unit: Unit, hours: NewBusinessHours): Promise<void> {
    refuseBadHours(hours);
    await unit.update(BusinessHoursRow, { id: 1 }, { timeZone: hours.timeZone });
    await unit.change('DELETE FROM `business_hours_spans`');
    for (const span of hours.weekly) await unit.insert(BusinessHoursSpan, { ...span });
    await unit.change('DELETE FROM `holidays`');
    for (const { date, name } of hours.holidays) await unit.insert(Holiday, { date, name });
    await bumpRosterRevision(unit);
  }

  /** Replaces the pool's members, in order; those who stay keep their memory of turns. */
  async setRotatingPool(unit: Unit, userIds: readonly number[]): Promise<void> {
    const before = await unit.manager.find(RotatingPoolMember);
    const turns = new Map(before.map(({ userId, lastTurn }) => [userId, lastTurn]));
    await unit.change('DELETE FROM `rotating_pool_members`');
    for (const [position, userId] of [...new Set(userIds)].entries()) {
      await unit.insert(RotatingPoolMember, { userId, position, lastTurn: turns.get(userId) ?? null });
    }
    await bumpRosterRevision(unit);
  }
}

function refuseBadHours({ timeZone, weekly, holidays }: NewBusinessHours): void {
  const time = /^([01]\d|2[0-3]):[0-5]\d$/;
  const problems = [];
  if (!isTimeZone(timeZone)) problems.push({ field: 'timeZone', message: 'timeZone must be an IANA time zone' });
  for (const [index, { weekday, opens, closes }] of weekly.entries()) {
    const fits = weekday >= 1 && weekday <= 7 && time.test(opens) && (time.test(closes) || closes === '24:00');
    if (!fits) {
      const field = `weekly[${index}]`;
      problems.push({ field, message: `${field} must have a weekday of 1 to 7 and times such as 08:00` });
    }
  }
  for (const [index, { date }] of holidays.entries()) {
    if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date))) {
      problems.push({ field: `holidays[${index}].date`, message: 'a holiday needs a date such as 2026-12-25' });
    }
  }
  if (problems.length > 0) throw DomainError.unprocessable(problems);
}
