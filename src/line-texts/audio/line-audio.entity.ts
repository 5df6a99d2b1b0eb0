import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A piece of the copy of a file that callers hear. */
@Entity('line_audio')
export class LineAudioRow {
  /** The SHA-256 of all bytes of the copy, in hex. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id: string;

  /** Which piece it is, from 0. */
  @PrimaryColumn({ type: 'int' })
  part: number;

  /** Base64. */
  @Column({ type: 'text' })
  data: string;
}
