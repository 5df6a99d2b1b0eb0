import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One wrong login, of an account as seen from an address, or of an address as a whole. */
@Entity('login_failures')
@Index('ix_login_failures_subject', ['subject', 'at'])
@Index('ix_login_failures_at', ['at'])
export class LoginFailure {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** A digest: neither addresses nor e-mails are kept. */
  @Column({ type: 'varchar', length: 64 })
  subject: string;

  @Column({ type: 'datetime', precision: 3 })
  at: Date;
}
