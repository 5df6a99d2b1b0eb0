import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Acceptance, Role } from './person.js';

/** A user's row. */
@Entity('users')
@Index('uq_users_email', ['email'], { unique: true })
@Index('uq_users_calendar_token', ['calendarTokenHash'], { unique: true })
@Check('ck_users_role', "`role` IN ('technician', 'manager', 'admin')")
@Check('ck_users_acceptance', "`acceptance` IN ('key', 'none')")
export class User {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'varchar', length: 120 })
  name: string;

  /** `technician`, `manager` or `admin`. */
  @Column({ type: 'varchar', length: 20 })
  role: Role;

  /** Strict E.164, or null: this user can't be rung. */
  @Column({ name: 'phone_e164', type: 'varchar', length: 16, nullable: true })
  phoneE164: string | null;

  @Column({ type: 'boolean', default: true })
  active: boolean;

  @Column({ type: 'boolean', default: true })
  available: boolean;

  /** Order among admins and among managers: lower is rung first. */
  @Column({ type: 'int', default: 100 })
  priority: number;

  /** `key`: the user presses 1 to accept a call; `none`: picking up is enough, for no voicemail answers this phone. */
  @Column({ type: 'varchar', length: 10, default: 'key' })
  acceptance: Acceptance;

  /** The instant from which `available` is the other way round; null: it stays. */
  @Column({ name: 'availability_until', type: 'datetime', precision: 3, nullable: true })
  availabilityUntil: Date | null;

  /** In lower case; null: this user can't sign in. */
  @Column({ type: 'varchar', length: 254, nullable: true })
  email: string | null;

  /** argon2id; never read together with the rest. */
  @Column({ name: 'password_hash', type: 'varchar', length: 255, nullable: true, select: false })
  passwordHash: string | null;

  /** Grows with whatever ends all sessions: a new password, another role, deactivation. */
  @Column({ name: 'token_version', type: 'int', default: 0 })
  tokenVersion: number;

  /** IANA; the zone in which this user is shown times. */
  @Column({ name: 'time_zone', type: 'varchar', length: 64, nullable: true })
  timeZone: string | null;

  /** SHA-256 of the token of the user's calendar feed. */
  @Column({ name: 'calendar_token_hash', type: 'varchar', length: 64, nullable: true, select: false })
  calendarTokenHash: string | null;

  /** Gone from now on, kept for history. */
  @Column({ name: 'deleted_at', type: 'datetime', precision: 3, nullable: true })
  deletedAt: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}
