import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the calls of Twilio are known: one row for all instances. */
@Entity('reconciliation')
@Check('ck_reconciliation_one_row', '`id` = 1')
export class Reconciliation {
  @PrimaryColumn({ type: 'int' })
  id: number;

  /** Every call that began before is in the database, or is nobody's emergency. */
  @Column({ name: 'settled_until', type: 'datetime', precision: 3 })
  settledUntil: Date;

  /** When an instance may look again: the one that moves it on looks. */
  @Column({ name: 'next_at', type: 'datetime', precision: 3 })
  nextAt: Date;
}
