import { Check, Column, Entity } from 'typeorm';
import { storedJson } from '../../common/index.js';
import { OnCallEntryRow } from './entry.entity.js';
import type { OnCallLevel, RotationPeriod } from './plan.js';

/** People who take turns; what its columns mean is told at `Rotation`. */
@Entity('on_call_rotations')
@Check('ck_on_call_rotations_period', "`period` IN ('daily', 'weekly')")
export class OnCallRotation extends OnCallEntryRow {
  @Column({ type: 'varchar', length: 120 })
  name: string;

  /** `primary` or `secondary`. */
  @Column({ type: 'varchar', length: 10 })
  level: OnCallLevel;

  /** IANA. */
  @Column({ name: 'time_zone', type: 'varchar', length: 64 })
  timeZone: string;

  /** `daily` or `weekly`. */
  @Column({ type: 'varchar', length: 10 })
  period: RotationPeriod;

  /** How many days or weeks one turn lasts. */
  @Column({ name: 'every', type: 'int' })
  interval: number;

  /** `08:00`, on the zone's clocks. */
  @Column({ name: 'handoff_time', type: 'varchar', length: 5 })
  handoffTime: string;

  /** Monday is 1; null: the weekday of the start. */
  @Column({ name: 'handoff_weekday', type: 'int', nullable: true })
  handoffWeekday: number | null;

  /** `2026-11-23`, in the zone. */
  @Column({ name: 'starts_on', type: 'varchar', length: 10 })
  startsOn: string;

  /** By how many places the order is moved on, so that turns under way kept their person when it was changed. */
  @Column({ name: 'turn_offset', type: 'int', default: 0 })
  turnOffset: number;

  /** UTC; when it began, where a change has moved its first handoff to later than that. */
  @Column({ name: 'begun_at', type: 'datetime', precision: 3, nullable: true })
  begunAt: Date | null;

  /** User ids in the order of their turns. */
  @Column({ type: 'text', transformer: storedJson })
  participants: number[];
}
