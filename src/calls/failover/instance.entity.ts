import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A process that serves this database, and when it last said so. */
@Entity('instances')
export class InstanceRow {
  /** A UUID of the process. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** Where other instances may reach it, one address or several with blanks between them. */
  @Column({ type: 'varchar', length: 300 })
  urls: string;

  /** By the database's own clock, UTC. */
  @Column({ name: 'seen_at', type: 'datetime', precision: 3 })
  seenAt: Date;
}
