import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Incident } from '../incidents/index.js';
import { User } from '../users/index.js';

/**
 * Where a call back stands. `ringing`: the person is rung. `accepted`: they pressed 1, and the caller is rung or talks.
 * `talked`; `not_reached`: the caller did not pick up; `not_taken`: the person did not; `failed`: Twilio did not ring them.
 */
export const CALL_BACK_STATUSES = ['ringing', 'accepted', 'talked', 'not_reached', 'not_taken', 'failed'] as const;
export type CallBackStatus = (typeof CALL_BACK_STATUSES)[number];

/** A person who is rung, and then connected to the caller of an incident. */
@Entity('call_backs')
@Index('uq_call_backs_active_incident', ['activeIncidentId'], { unique: true })
@Index('ix_call_backs_incident', ['incidentId', 'id'])
@Check('ck_call_backs_status', `\`status\` IN (${CALL_BACK_STATUSES.map((status) => `'${status}'`).join(', ')})`)
export class CallBack {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ name: 'incident_id', type: 'int' })
  incidentId: number;

  @ManyToOne(() => Incident, { onDelete: 'CASCADE', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_call_backs_incident' })
  incident?: never;

  /** The incident while this is under way: unique, so that a caller is called back once at a time. */
  @Column({ name: 'active_incident_id', type: 'int', nullable: true })
  activeIncidentId: number | null;

  @Column({ name: 'user_id', type: 'int' })
  userId: number;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_call_backs_user' })
  user?: never;

  /** The person's phone, E.164, as it was then. */
  @Column({ name: 'phone_e164', type: 'varchar', length: 16 })
  phoneE164: string;

  @Column({ name: 'requested_by_user_id', type: 'int' })
  requestedByUserId: number;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'requested_by_user_id', foreignKeyConstraintName: 'fk_call_backs_requested_by' })
  requestedBy?: never;

  @Column({ name: 'requested_at', type: 'datetime', precision: 3 })
  requestedAt: Date;

  @Column({ type: 'varchar', length: 16 })
  status: CallBackStatus;

  /** Twilio's id of the call to the person. */
  @Column({ name: 'call_sid', type: 'varchar', length: 64, nullable: true })
  callSid: string | null;

  @Column({ name: 'accepted_at', type: 'datetime', precision: 3, nullable: true })
  acceptedAt: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt: Date | null;

  @Column({ name: 'talk_seconds', type: 'int', nullable: true })
  talkSeconds: number | null;

  /** What Twilio said of a call that came to nothing. */
  @Column({ type: 'varchar', length: 120, nullable: true })
  error: string | null;

  /** Who had taken the follow-up when this began, and when; null: nobody. */
  @Column({ name: 'taken_from_user_id', type: 'int', nullable: true })
  takenFromUserId: number | null;

  @Column({ name: 'taken_from_at', type: 'datetime', precision: 3, nullable: true })
  takenFromAt: Date | null;
}
