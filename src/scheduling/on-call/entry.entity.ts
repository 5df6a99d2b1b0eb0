import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** What every entry of the on-call plan keeps of its present version. */
export abstract class OnCallEntryRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** Counts from 1 with every change. */
  @Column({ type: 'int', default: 1 })
  version: number;

  /** UTC; when this version was written. Null: before versions were kept. */
  @Column({ name: 'valid_from', type: 'datetime', precision: 3, nullable: true })
  validFrom: Date | null;
}
