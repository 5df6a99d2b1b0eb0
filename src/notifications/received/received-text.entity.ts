import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A text message that came to the line. */
@Entity('received_texts')
@Index('ix_received_texts_from', ['fromPhone', 'receivedAt'])
export class ReceivedText {
  /** Twilio's name of it: one message is answered once, however often it is told. */
  @PrimaryColumn({ name: 'message_sid', type: 'varchar', length: 64 })
  messageSid: string;

  @Column({ name: 'from_phone', type: 'varchar', length: 64 })
  fromPhone: string;

  /** Whose phone it came from; null: nobody's. */
  @Column({ name: 'user_id', type: 'int', nullable: true })
  userId: number | null;

  @Column({ type: 'text' })
  body: string;

  /** What it was answered; null: nothing. */
  @Column({ type: 'text', nullable: true })
  reply: string | null;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt: Date;
}
