import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An entry of a journal that the database has: none is written twice. */
@Entity('journal_entries')
@Index('ix_journal_entries_at', ['at'])
export class JournalEntryRow {
  /** A UUID. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id: string;

  /** When its request was answered. */
  @Column({ type: 'datetime', precision: 3 })
  at: Date;
}
