import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Incident } from '../incident.entity.js';

/** A voice message whose recording was removed at Twilio. */
@Entity('removed_recordings')
export class RemovedRecording {
  @PrimaryColumn({ name: 'incident_id', type: 'int' })
  incidentId: number;

  @Column({ name: 'removed_at', type: 'datetime', precision: 3 })
  removedAt: Date;

  @ManyToOne(() => Incident, { onDelete: 'CASCADE', onUpdate: 'RESTRICT', nullable: false })
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_removed_recordings_incident' })
  incident?: never;
}
