import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The one row that says in which zone the business keeps its hours. */
@Entity('business_hours')
export class BusinessHoursRow {
  @PrimaryColumn({ type: 'int' })
  id: number;

  /** IANA. */
  @Column({ name: 'time_zone', type: 'varchar', length: 64 })
  timeZone: string;
}

/** One weekly span, in wall-clock time of that zone. */
@Entity('business_hours_spans')
export class BusinessHoursSpan {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** Monday is 1. */
  @Column({ type: 'int' })
  weekday: number;

  @Column({ type: 'varchar', length: 5 })
  opens: string;

  @Column({ type: 'varchar', length: 5 })
  closes: string;
}

/** A date on which no span opens, or all close early. */
@Entity('holidays')
export class Holiday {
  /** `2026-12-25` */
  @PrimaryColumn({ type: 'varchar', length: 10 })
  date: string;

  @Column({ type: 'varchar', length: 120 })
  name: string;

  /** From when on nothing is open, such as `12:00`; null for the whole day. */
  @Column({ type: 'varchar', length: 5, nullable: true })
  closes: string | null;
}
