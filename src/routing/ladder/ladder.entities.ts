import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { LadderKind } from './ladder.js';

/** A ladder. */
@Entity('ladders')
@Check('ck_ladders_kind', "`kind` IN ('business_hours', 'after_hours')")
export class Ladder {
  @PrimaryColumn({ type: 'varchar', length: 20 })
  kind: LadderKind;
}

/** One rung of a ladder. */
@Entity('ladder_steps')
@Index('uq_ladder_steps_position', ['ladderKind', 'position'], { unique: true })
@Index('uq_ladder_steps_name', ['ladderKind', 'name'], { unique: true })
export class LadderStepRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ name: 'ladder_kind', type: 'varchar', length: 20 })
  ladderKind: LadderKind;

  @ManyToOne(() => Ladder, { onDelete: 'CASCADE', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'ladder_kind', foreignKeyConstraintName: 'fk_ladder_steps_ladder' })
  ladder?: never;

  /** From the top: 0, 1, 2 … */
  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'varchar', length: 60 })
  name: string;

  @Column({ name: 'timeout_seconds', type: 'int' })
  timeoutSeconds: number;

  @Column({ type: 'int', nullable: true })
  limit: number | null;
}
