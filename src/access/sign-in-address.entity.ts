import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An address from which a person has signed in to an account. */
@Entity('sign_in_addresses')
@Index('ix_sign_in_addresses_forget_at', ['forgetAt'])
export class SignInAddress {
  /** A digest of account and address: neither is kept. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  subject: string;

  /** From when on it counts no more, unless the person signs in from there again. */
  @Column({ name: 'forget_at', type: 'datetime', precision: 3 })
  forgetAt: Date;
}
