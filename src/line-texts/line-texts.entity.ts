import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people hear on the line, as the company wants it: one row. */
@Entity('line_texts')
export class LineTextsRow {
  @PrimaryColumn({ type: 'int' })
  id: number;

  /** JSON. */
  @Column({ type: 'text' })
  data: string;
}
