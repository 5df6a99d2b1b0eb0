import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A phone that text messages don't reach, by what Twilio last said of it. */
@Entity('unreachable_phones')
export class UnreachablePhone {
  /** E.164 */
  @PrimaryColumn({ name: 'phone_e164', type: 'varchar', length: 16 })
  phoneE164: string;

  /** Twilio's error number, such as 30006 for a landline. */
  @Column({ name: 'error_code', type: 'int' })
  errorCode: number;

  @Column({ type: 'datetime', precision: 3 })
  since: Date;
}
