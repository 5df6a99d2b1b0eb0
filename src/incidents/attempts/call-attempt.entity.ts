import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Incident } from '../incident.entity.js';
import { ATTEMPT_STATUSES, type AttemptStatus } from './attempt-status.js';

/** One person offered to one incident. */
@Entity('call_attempts')
@Index('uq_call_attempts_user', ['incidentId', 'userId'], { unique: true })
@Index('uq_call_attempts_phone', ['incidentId', 'phoneE164'], { unique: true })
@Index('uq_call_attempts_held_user', ['heldUserId'], { unique: true })
@Index('ix_call_attempts_claimed_until', ['claimedUntil'])
@Check('ck_call_attempts_status', `\`status\` IN (${ATTEMPT_STATUSES.map((status) => `'${status}'`).join(', ')})`)
export class CallAttempt {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ name: 'incident_id', type: 'int' })
  incidentId: number;

  @ManyToOne(() => Incident, { onDelete: 'CASCADE', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_call_attempts_incident' })
  incident?: never;

  @Column({ name: 'user_id', type: 'int' })
  userId: number;

  /** As it was when they were offered. */
  @Column({ name: 'user_name', type: 'varchar', length: 120 })
  userName: string;

  @Column({ name: 'step_name', type: 'varchar', length: 60 })
  stepName: string;

  @Column({ name: 'phone_e164', type: 'varchar', length: 16 })
  phoneE164: string;

  @Column({ type: 'varchar', length: 20 })
  status: AttemptStatus;

  /** The raw text of a report with an unknown reason, or why a result is presumed. */
  @Column({ type: 'varchar', length: 255, nullable: true })
  reason: string | null;

  /** The number of the dial, counted within the incident, that rang this person last; all rung at once share it. */
  @Column({ type: 'int', default: 0 })
  dial: number;

  @Column({ name: 'timeout_seconds', type: 'int' })
  timeoutSeconds: number;

  /** How often this person was offered: once, and again each time our answer was lost. */
  @Column({ type: 'int', default: 1 })
  offers: number;

  @Column({ name: 'offered_at', type: 'datetime', precision: 3 })
  offeredAt: Date;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt: Date | null;

  /** Until when this attempt makes its user busy for other incidents; null: it does not. */
  @Column({ name: 'claimed_until', type: 'datetime', precision: 3, nullable: true })
  claimedUntil: Date | null;

  /** The user, while held for this attempt alone: unique, so that two calls can't take one person at the same time. */
  @Column({ name: 'held_user_id', type: 'int', nullable: true })
  heldUserId: number | null;
}
