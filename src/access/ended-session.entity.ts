import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A session that was ended before its time: its token opens nothing any more. */
@Entity('ended_sessions')
@Index('ix_ended_sessions_forget_at', ['forgetAt'])
export class EndedSession {
  /** SHA-256 of the token: the token itself is kept nowhere. */
  @PrimaryColumn({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  /** From when on the token would be over anyway, so that this row is needed no more. */
  @Column({ name: 'forget_at', type: 'datetime', precision: 3 })
  forgetAt: Date;
}
