import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { storedJson } from '../../common/index.js';

/** A version of a rotation, shift or override that was valid once: what says who was on call then. Never changed. */
@Entity('on_call_past_versions')
@Index('ix_on_call_past_versions_valid_to', ['validTo'])
@Check('ck_on_call_past_versions_kind', "`kind` IN ('override', 'shift', 'rotation')")
export class OnCallPastVersion {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  /** `override`, `shift` or `rotation`. */
  @Column({ type: 'varchar', length: 10 })
  kind: string;

  @Column({ name: 'entry_id', type: 'int' })
  entryId: number;

  @Column({ type: 'int' })
  version: number;

  /** UTC; null: before versions were kept. */
  @Column({ name: 'valid_from', type: 'datetime', precision: 3, nullable: true })
  validFrom: Date | null;

  /** UTC; until just before this instant. */
  @Column({ name: 'valid_to', type: 'datetime', precision: 3 })
  validTo: Date;

  /** What the entry said, its instants in ISO 8601. */
  @Column({ name: 'entry_value', type: 'text', transformer: storedJson })
  value: unknown;
}
