import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { INCIDENT_STATUSES, type IncidentStatus } from './incident-state.js';

/** One call for help. */
@Entity('incidents')
@Index('uq_incidents_call_sid', ['callSid'], { unique: true })
@Index('ix_incidents_caller', ['callerE164', 'createdAt'])
@Index('ix_incidents_ended_at', ['endedAt'])
@Index('ix_incidents_created_at', ['createdAt'])
@Index('ix_incidents_status', ['status', 'createdAt'])
@Index('ix_incidents_related', ['relatedIncidentId'])
@Check('ck_incidents_status', `\`status\` IN (${INCIDENT_STATUSES.map((status) => `'${status}'`).join(', ')})`)
export class Incident {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** Twilio's id of the caller's call: one incident each. */
  @Column({ name: 'call_sid', type: 'varchar', length: 64 })
  callSid: string;

  /** As received: a number, a word, a SIP address, or nothing. */
  @Column({ name: 'caller_phone', type: 'varchar', length: 255 })
  callerPhone: string;

  /** The caller's number in E.164, null where it is withheld or no number. */
  @Column({ name: 'caller_e164', type: 'varchar', length: 16, nullable: true })
  callerE164: string | null;

  /** Which ladder is walked, fixed at the start of the call. */
  @Column({ type: 'varchar', length: 20 })
  ladder: string;

  @Column({ type: 'varchar', length: 20 })
  status: IncidentStatus;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  /** When everyone had been tried for the first time. */
  @Column({ name: 'exhausted_at', type: 'datetime', precision: 3, nullable: true })
  exhaustedAt: Date | null;

  /** Never later than the end less the duration. */
  @Column({ name: 'answered_at', type: 'datetime', precision: 3, nullable: true })
  answeredAt: Date | null;

  /** The user who answered; null while nobody has, and when somebody did whom we had not offered. */
  @Column({ name: 'answered_by_user_id', type: 'int', nullable: true })
  answeredByUserId: number | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt: Date | null;

  /** Whether the end was concluded from silence; such an end is reversible. */
  @Column({ name: 'end_inferred', type: 'boolean', default: false })
  endInferred: boolean;

  /** Of the talk, in seconds: the longest that was reported. */
  @Column({ name: 'duration_seconds', type: 'int', nullable: true })
  durationSeconds: number | null;

  /** Where Twilio keeps the voice message that the caller left. */
  @Column({ name: 'recording_url', type: 'varchar', length: 255, nullable: true })
  recordingUrl: string | null;

  @Column({ name: 'recording_seconds', type: 'int', nullable: true })
  recordingSeconds: number | null;

  /** The newest earlier incident of the same caller within 30 minutes. */
  @Column({ name: 'related_incident_id', type: 'int', nullable: true })
  relatedIncidentId: number | null;

  @ManyToOne(() => Incident, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'related_incident_id', foreignKeyConstraintName: 'fk_incidents_related' })
  related?: never;
}
