import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Body of next-target, for the API's description; reading is more tolerant than this. */
export class NextTargetBody {
  @ApiPropertyOptional({ example: 123, nullable: true, description: 'Left out, empty or null in the first request' })
  incidentId?: number;

  @ApiProperty({
    example: '+14155551234',
    maxLength: 255,
    description: 'As Twilio has it: a number, a word, or nothing',
  })
  callerPhone: string;

  @ApiProperty({ example: 'CA1234567890abcdef1234567890abcdef', maxLength: 64 })
  callSid: string;

  @ApiPropertyOptional({ example: '+14155559999', description: 'The phone that was really dialled last' })
  lastTargetPhone?: string;

  @ApiPropertyOptional({
    example: 'true',
    description:
      'Set by flows that know the step call_in: somebody of the company calls while a technician is rung for a caller, ' +
      'and is to be handed to the TwiML of start',
  })
  callIn?: string;
}

/** Answer of next-target. */
export class NextTargetAnswer {
  @ApiProperty({ example: 123 })
  incidentId: number;

  @ApiProperty({ example: '+14155559999', nullable: true, type: String, description: 'E.164; null: ring nobody' })
  nextPhoneE164: string | null;

  @ApiProperty({
    example: 'primary_oncall',
    description: 'A step, or exhausted, answered, completed; call_in only where callIn was set',
  })
  stepName: string;

  @ApiProperty({ example: 30, description: 'Seconds to let it ring; 0 where nobody is rung' })
  timeoutSeconds: number;

  @ApiProperty({ example: 'John Smith', nullable: true, type: String })
  userName: string | null;
}

class ReportBody {
  @ApiProperty({ example: 123 })
  incidentId: number;

  @ApiProperty({ example: 'CA1234567890abcdef1234567890abcdef', maxLength: 64 })
  callSid: string;
}

/** Body of answered. */
export class AnsweredBody extends ReportBody {
  @ApiProperty({ example: '+14155559999' })
  answeredPhone: string;
}

/** Body of attempt-failed. */
export class AttemptFailedBody extends ReportBody {
  @ApiProperty({ example: '+14155559999' })
  targetPhone: string;

  @ApiProperty({
    example: 'no-answer',
    description: 'no-answer, busy, failed or canceled; unknown: nothing is concluded; anything else counts as failed',
  })
  reason: string;
}

/** Body of completed. */
export class CompletedBody extends ReportBody {
  @ApiProperty({ example: 180, description: 'Seconds of talk; may be empty' })
  duration: number;
}

/** Answer of the three reports. */
export class ReportAnswer {
  @ApiProperty({ example: true })
  success: true;
}
