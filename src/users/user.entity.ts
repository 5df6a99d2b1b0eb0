import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from './person.js';

/** A user's row. */
@Entity('users')
@Check('ck_users_role', "`role` IN ('technician', 'manager', 'admin')")
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

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}
