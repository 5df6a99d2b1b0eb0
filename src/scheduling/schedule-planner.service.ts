import { Injectable } from '@nestjs/common';
import type { AdministrativeUnit } from '../database/index.js';
import { BusinessHoursPlanner, type NewBusinessHours } from './business-hours/business-hours-planner.service.js';
import { OnCallEntries } from './on-call/entries.service.js';
import { overrideKind, rotationKind, shiftKind } from './on-call/entry-kinds.js';
import { newRotation } from './on-call/kept-turns.js';
import type { NewRotationValues, OverrideValues, ShiftValues } from './on-call/entry-values.js';
import { PoolPlanner } from './rotating-pool/pool-planner.service.js';

export type { NewBusinessHours };

/**
 * Fills a schedule from inside the service: what the demo and tests start from. Every change makes all processes read
 * the roster anew, and is noted.
 */
@Injectable()
export class SchedulePlanner {
  constructor(
    private readonly entries: OnCallEntries,
    private readonly hours: BusinessHoursPlanner,
    private readonly pool: PoolPlanner,
  ) {}

  /**
   * Puts a user on call from one instant to just before another; the id of the shift.
   * @throws DomainError 422 that names the field.
   */
  addShift(unit: AdministrativeUnit, shift: ShiftValues): Promise<number> {
    return this.entries.add(unit, shiftKind, shift);
  }

  /**
   * Lets people take turns; the id of the rotation.
   * @throws DomainError 422 that names the field.
   */
  addRotation(unit: AdministrativeUnit, rotation: NewRotationValues): Promise<number> {
    return this.entries.add(unit, rotationKind, newRotation(rotation));
  }

  /**
   * Puts a user on call in place of those who would be; returns the id of the override.
   * @throws DomainError 422 that names the field.
   */
  addOverride(unit: AdministrativeUnit, override: OverrideValues): Promise<number> {
    return this.entries.add(unit, overrideKind, override);
  }

  /**
   * Replaces zone, week and holidays.
   * @throws DomainError 422 that names the field.
   */
  setBusinessHours(unit: AdministrativeUnit, hours: NewBusinessHours): Promise<void> {
    return this.hours.replace(unit, hours);
  }

  /**
   * Replaces the pool's members, in order; those who stay keep their memory of turns.
   * @throws DomainError 422 naming those who are unknown or stand in it twice.
   */
  setRotatingPool(unit: AdministrativeUnit, userIds: readonly number[]): Promise<void> {
    return this.pool.replace(unit, userIds);
  }
}
