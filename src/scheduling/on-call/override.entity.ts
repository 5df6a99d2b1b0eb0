import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { User } from '../../users/index.js';
import { OnCallEntryRow } from './entry.entity.js';
import type { OnCallLevel } from './plan.js';

/** One stretch of time in which a user is on call in place of those whom the rest of the plan names. */
@Entity('on_call_overrides')
@Index('ix_on_call_overrides_ends_at', ['endsAt'])
@Check('ck_on_call_overrides_order', '`starts_at` < `ends_at`')
export class OnCallOverride extends OnCallEntryRow {
  @Column({ name: 'user_id', type: 'int' })
  userId: number;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_on_call_overrides_user' })
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

  /** For people. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  reason: string | null;
}
