import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TREATMENTS, type Treatment } from './blocked-caller.js';

/** A number, or the beginning of numbers, for which nobody is rung. */
@Entity('blocked_callers')
@Index('uq_blocked_callers_prefix', ['prefix'], { unique: true })
@Check('ck_blocked_callers_treatment', `\`treatment\` IN (${TREATMENTS.map((name) => `'${name}'`).join(', ')})`)
export class BlockedCallerRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** `+` and digits. */
  @Column({ type: 'varchar', length: 16 })
  prefix: string;

  /** `then` of the interface, which is a word of SQL. */
  @Column({ type: 'varchar', length: 16 })
  treatment: Treatment;

  /** For people. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  reason: string | null;

  /** UTC; it counts until just before this instant. */
  @Column({ name: 'blocked_until', type: 'datetime', precision: 3, nullable: true })
  until: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;
}
