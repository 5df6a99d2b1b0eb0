import { ApiProperty } from '@nestjs/swagger';
import type { HealthError, Readiness } from './health.service.js';

/** Something that must be mended. */
export class ReadinessError implements HealthError {
  @ApiProperty({ type: String, example: 'UNKNOWN_LADDER_STEP' })
  code: HealthError['code'];

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
