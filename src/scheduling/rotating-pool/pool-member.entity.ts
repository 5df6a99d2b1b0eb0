import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../../users/index.js';

/** A member of the rotating pool, and when their last turn was. */
@Entity('rotating_pool_members')
export class RotatingPoolMember {
  @PrimaryColumn({ name: 'user_id', type: 'int' })
  userId: number;

  @ManyToOne(() => User, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_rotating_pool_members_user' })
  user?: never;

  /** Order among those who never had a turn. */
  @Column({ type: 'int' })
  position: number;

  /** Number of the turn in which this member was offered last: higher is later. Null: never. */
  @Column({ name: 'last_turn', type: 'int', nullable: true })
  lastTurn: number | null;
}
