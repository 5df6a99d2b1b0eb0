import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { InstanceState } from '../calls/index.js';
import { TROUBLE_WORDS, type DatabaseTrouble } from '../database/index.js';
import type { HealthError, Readiness } from './health.service.js';

/** Something that must be mended. */
export class ReadinessError implements HealthError {
  @ApiProperty({ type: String, example: 'UNKNOWN_LADDER_STEP' })
  code: HealthError['code'];

  @ApiPropertyOptional({
    enum: Object.keys(TROUBLE_WORDS),
    description: 'With DATABASE_UNAVAILABLE: why the database can not be used',
  })
  reason?: DatabaseTrouble;

  @ApiProperty()
  message: string;
}

/** Whether calls should be sent to this process. */
export class ReadinessAnswer implements Readiness {
  @ApiProperty({ enum: ['ok', 'degraded', 'unavailable'] })
  status: Readiness['status'];

  @ApiProperty({ type: [ReadinessError] })
  errors: ReadinessError[];
}

/** What an instance says of its database. */
export class InstanceStateAnswer implements InstanceState {
  @ApiProperty({ format: 'uuid', description: 'The process that answers' })
  instance: string;

  @ApiProperty({ enum: ['ok', 'away'] })
  database: InstanceState['database'];
}
