import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Incident } from '../incidents/index.js';
import { User } from '../users/index.js';
import { FOLLOW_UP_REASONS, type FollowUpReason } from './reasons.js';

/** A caller whom nobody has spoken to: open until somebody is done with it. */
@Entity('follow_ups')
@Index('ix_follow_ups_since', ['since', 'incidentId'])
@Index('ix_follow_ups_done_at', ['doneAt', 'since'])
@Index('ix_follow_ups_remind_at', ['remindAt'])
@Check('ck_follow_ups_reason', `\`reason\` IN (${FOLLOW_UP_REASONS.map((reason) => `'${reason}'`).join(', ')})`)
export class FollowUp {
  @PrimaryColumn({ name: 'incident_id', type: 'int' })
  incidentId: number;

  @ManyToOne(() => Incident, { onDelete: 'CASCADE', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_follow_ups_incident' })
  incident?: never;

  @Column({ type: 'varchar', length: 20 })
  reason: FollowUpReason;

  @Column({ type: 'datetime', precision: 3 })
  since: Date;

  /** Who looks after it. */
  @Column({ name: 'taken_by_user_id', type: 'int', nullable: true })
  takenByUserId: number | null;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'taken_by_user_id', foreignKeyConstraintName: 'fk_follow_ups_taken_by' })
  takenBy?: never;

  @Column({ name: 'taken_at', type: 'datetime', precision: 3, nullable: true })
  takenAt: Date | null;

  /** Null also where the caller was answered later: then no person closed it. */
  @Column({ name: 'done_by_user_id', type: 'int', nullable: true })
  doneByUserId: number | null;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'done_by_user_id', foreignKeyConstraintName: 'fk_follow_ups_done_by' })
  doneBy?: never;

  @Column({ name: 'done_at', type: 'datetime', precision: 3, nullable: true })
  doneAt: Date | null;

  /** The call in which the caller was answered after all: this one, or a later one of the same caller. */
  @Column({ name: 'answered_in_incident_id', type: 'int', nullable: true })
  answeredInIncidentId: number | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  /** How often managers were reminded. */
  @Column({ type: 'int', default: 0 })
  reminders: number;

  /** When managers are reminded next where nobody has taken it; null: not any more. */
  @Column({ name: 'remind_at', type: 'datetime', precision: 3, nullable: true })
  remindAt: Date | null;
}
