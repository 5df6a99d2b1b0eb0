import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One row whose number grows with every change of people, schedules, ladders or hours, in the transaction of that
 * change. A process compares it with the number of the roster it holds.
 */
@Entity('roster_revision')
@Check('ck_roster_revision_one_row', '`id` = 1')
export class RosterRevision {
  @PrimaryColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  revision: number;
}
