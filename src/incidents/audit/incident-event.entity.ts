import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Incident } from '../incident.entity.js';
import type { EventSource, EventType } from './event-types.js';

/** One line of the audit trail; written once, never changed but for its mark. */
@Entity('incident_events')
@Index('uq_incident_events_seq', ['incidentId', 'seq'], { unique: true })
@Index('ix_incident_events_idempotency_key', ['idempotencyKey'])
@Index('ix_incident_events_messages_due', ['messagesDue'])
export class IncidentEvent {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ name: 'incident_id', type: 'int' })
  incidentId: number;

  @ManyToOne(() => Incident, { onDelete: 'CASCADE', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_incident_events_incident' })
  incident?: never;

  /** 1, 2, 3 … within the incident, without gaps. */
  @Column({ type: 'int' })
  seq: number;

  @Column({ type: 'varchar', length: 40 })
  type: EventType;

  /** Who wrote it (see `EVENT_SOURCES`). */
  @Column({ type: 'varchar', length: 10 })
  source: EventSource;

  @Column({ type: 'datetime', precision: 3 })
  at: Date;

  /** The request in whose transaction it was written, as in the log. */
  @Column({ name: 'request_id', type: 'varchar', length: 64, nullable: true })
  requestId: string | null;

  /** Digest of endpoint and idempotency token, where the request had one. */
  @Column({ name: 'idempotency_key', type: 'varchar', length: 64, nullable: true })
  idempotencyKey: string | null;

  /** What it changed and why (see `EventData`). */
  @Column({ type: 'simple-json' })
  data: unknown;

  /** The answer that the request got, for a repetition of the same request. */
  @Column({ type: 'simple-json', nullable: true })
  answer: unknown;

  /** When it was written, until the messages that it leads to are; null: it leads to none, or they are written. */
  @Column({ name: 'messages_due', type: 'datetime', precision: 3, nullable: true })
  messagesDue: Date | null;
}
