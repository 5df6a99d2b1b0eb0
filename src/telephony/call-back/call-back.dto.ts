import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CALL_BACK_STATUSES, type CallBackStatus } from '../../call-backs/index.js';

/** Body of POST /api/incidents/:id/call-back. */
export class CallBackBody {
  @ApiPropertyOptional({ example: 7, minimum: 1, description: 'Who is rung; left out: the person who asks' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  userId?: number;

  @ApiPropertyOptional({ type: Boolean, description: 'true: also when somebody else has taken the follow-up' })
  @IsOptional()
  @IsBoolean()
  takeOver?: boolean;
}

/** A call back that is under way. */
export class CallBackAnswer {
  @ApiProperty({ example: 5 })
  id: number;

  @ApiProperty({ example: 123 })
  incidentId: number;

  @ApiProperty({ example: 7 })
  userId: number;

  @ApiProperty({ example: 'John Smith' })
  userName: string;

  @ApiProperty({ enum: CALL_BACK_STATUSES })
  status: CallBackStatus;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt: Date;
}
