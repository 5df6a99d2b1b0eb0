import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What is recorded of signing in, of passwords, of what somebody may not do, and of voice messages that somebody hears. */
export const ACCESS_KINDS = [
  'signed_in',
  'signed_out',
  'wrong_password',
  'rate_limited',
  'password_changed',
  'password_set',
  'forbidden',
  'message_heard',
] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** One kind of thing that happened to an account from an address, once or several times within an hour. */
@Entity('access_records')
@Index('uq_access_records_same', ['same'], { unique: true })
@Index('ix_access_records_user', ['userId', 'id'])
@Index('ix_access_records_last_at', ['lastAt'])
@Check(
  'ck_access_records_kind',
  "`kind` IN ('signed_in', 'signed_out', 'wrong_password', 'rate_limited', 'password_changed', 'password_set', " +
    "'forbidden', 'message_heard')",
)
export class AccessRecord {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** A digest: what has the same one is counted in one row. */
  @Column({ type: 'varchar', length: 64 })
  same: string;

  @Column({ type: 'varchar', length: 20 })
  kind: AccessKind;

  /** The account; null: one that doesn't exist, of which nothing more is kept. */
  @Column({ name: 'user_id', type: 'int', nullable: true })
  userId: number | null;

  /** Who did it to the account; null: its owner, or the service itself. */
  @Column({ name: 'by_user_id', type: 'int', nullable: true })
  byUserId: number | null;

  /** The IP address; null: not known, or one of too many. */
  @Column({ type: 'varchar', length: 45, nullable: true })
  address: string | null;

  /** Which operation was forbidden, or which voice message was heard. */
  @Column({ type: 'varchar', length: 120, nullable: true })
  operation: string | null;

  /** How often it happened. */
  @Column({ type: 'int' })
  times: number;

  @Column({ name: 'first_at', type: 'datetime', precision: 3 })
  firstAt: Date;

  @Column({ name: 'last_at', type: 'datetime', precision: 3 })
  lastAt: Date;
}
