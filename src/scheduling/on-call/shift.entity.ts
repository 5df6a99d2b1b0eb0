import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { User } from '../../users/index.js';
import { OnCallEntryRow } from './entry.entity.js';
import type { OnCallLevel } from './plan.js';

/** One stretch of time in which a user is on call. */
@Entity('on_call_shifts')
@Index('ix_on_call_shifts_ends_at', ['endsAt'])
@Check('ck_on_call_shifts_order', '`starts_at` < `ends_at`')
export class OnCallShift extends OnCallEntryRow {
  @Column({ name: 'user_id', type: 'int' })
  userId: number;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_on_call_shifts_user' })
  user?: never;

  /** `primary` or `secondary`. */
  @Column({ type: 'varchar', length: 10 })
  level: OnCallLevel;

  /** UTC; on call from this instant on. */
  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt: Date;

  /** UTC; on call until just before this instant. */
  @Column({ name: 'ends_at', type: 'datetime', precision: 3 })
  endsAt: Date;
}
