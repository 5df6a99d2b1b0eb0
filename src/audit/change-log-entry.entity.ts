import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One change of people, schedules, ladders or hours: who, when, from what, to what. Never changed itself. */
@Entity('change_log')
@Index('ix_change_log_entity', ['entity', 'entityId', 'id'])
@Index('ix_change_log_at', ['at'])
export class ChangeLogEntry {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'datetime', precision: 3 })
  at: Date;

  /** The user who changed it; null: the service itself. */
  @Column({ name: 'actor_user_id', type: 'int', nullable: true })
  actorUserId: number | null;

  /** `user`, `shift`, `rotation`, `override`, `business_hours`, `rotating_pool`, `ladder` … */
  @Column({ type: 'varchar', length: 40 })
  entity: string;

  @Column({ name: 'entity_id', type: 'varchar', length: 40 })
  entityId: string;

  /** Null: it did not exist. */
  @Column({ name: 'before_value', type: 'simple-json', nullable: true })
  before: unknown;

  /** Null: it does not exist any more. */
  @Column({ name: 'after_value', type: 'simple-json', nullable: true })
  after: unknown;
}
