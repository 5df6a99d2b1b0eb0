import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import type { MessageKind } from '../config/index.js';
import { Incident } from '../incidents/index.js';
import { User } from '../users/index.js';
import type { Channel } from './channel.js';
import { MESSAGE_STATUSES, type MessageStatus } from './message-status.js';

/** One message to one person. */
@Entity('messages')
@Index('uq_messages_dedupe_key', ['dedupeKey'], { unique: true })
@Index('ix_messages_due_at', ['dueAt'])
@Index('ix_messages_created_at', ['createdAt'])
@Index('ix_messages_status', ['status', 'createdAt'])
@Index('ix_messages_incident', ['incidentId', 'createdAt'])
@Check('ck_messages_status', `\`status\` IN (${MESSAGE_STATUSES.map((status) => `'${status}'`).join(', ')})`)
export class Message {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** What it is about and for whom: nobody is told the same thing twice. */
  @Column({ name: 'dedupe_key', type: 'varchar', length: 80 })
  dedupeKey: string;

  @Column({ type: 'varchar', length: 20 })
  kind: MessageKind;

  /** `sms`: to the person's phone; `webhook`: to ALERT_WEBHOOK_URL, for a person whom no text message reaches. */
  @Column({ type: 'varchar', length: 10, default: 'sms' })
  channel: Channel;

  @Column({ type: 'varchar', length: 12 })
  status: MessageStatus;

  @Column({ name: 'user_id', type: 'int' })
  userId: number;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_messages_user' })
  user?: never;

  /** E.164, as it was when the message was written. */
  @Column({ name: 'phone_e164', type: 'varchar', length: 16 })
  phoneE164: string;

  /** What is sent. */
  @Column({ type: 'text' })
  body: string;

  /** Null: it is about no call. */
  @Column({ name: 'incident_id', type: 'int', nullable: true })
  incidentId: number | null;

  @ManyToOne(() => Incident, { onDelete: 'CASCADE', onUpdate: 'RESTRICT', nullable: true })
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_messages_incident' })
  incident?: never;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  /** From when on it is of no use. */
  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt: Date;

  /** How often it was begun to be sent. */
  @Column({ type: 'int', default: 0 })
  tries: number;

  /** `queued`: when to send it; `sending`: when its worker must have ended. Null: nothing is left to do. */
  @Column({ name: 'due_at', type: 'datetime', precision: 3, nullable: true })
  dueAt: Date | null;

  /** The worker that has it. */
  @Column({ name: 'lock_owner', type: 'varchar', length: 36, nullable: true })
  lockOwner: string | null;

  /** When it was known that Twilio had taken it. */
  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true })
  sentAt: Date | null;

  @Column({ name: 'twilio_sid', type: 'varchar', length: 64, nullable: true })
  twilioSid: string | null;

  /** Why it was not sent or not delivered, or what the last try met with. */
  @Column({ type: 'varchar', length: 120, nullable: true })
  error: string | null;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}
