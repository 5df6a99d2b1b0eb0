import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import { CursorField, LimitField, NameText } from '../common/index.js';
import { FOLLOW_UP_REASONS, type FollowUpReason } from './reasons.js';

/** Query of GET /api/follow-ups. */
export class FollowUpsQuery {
  @ApiPropertyOptional({
    type: Boolean,
    description: 'true: nobody is done with it yet; false: somebody is; else both',
  })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  open?: boolean;

  @LimitField()
  limit: number = 50;

  @CursorField()
  cursor?: string;
}

/** Body of POST /api/follow-ups/:id/take. */
export class TakeBody {
  @ApiPropertyOptional({ type: Boolean, description: 'true: also when somebody else has taken it' })
  @IsOptional()
  @IsBoolean()
  takeOver?: boolean;
}

/** Body of POST /api/follow-ups/:id/done. */
export class DoneBody {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 500,
    example: 'Called back, a plumber is on the way',
  })
  @IsOptional()
  @NameText(500)
  note?: string | null;
}

/** Somebody who looks after a follow-up. */
export class FollowUpPerson {
  @ApiProperty({ example: 7 })
  userId: number;

  @ApiProperty({ example: 'John Smith' })
  userName: string;
}

/** A caller whom nobody has spoken to. */
export class FollowUpAnswer {
  @ApiProperty({ example: 123 })
  incidentId: number;

  @ApiProperty({ example: '+14155551234', description: 'As Twilio had it: a number, a word, or nothing' })
  callerPhone: string;

  @ApiProperty({ description: 'Whether the caller can be called back: the number is known' })
  canBeCalled: boolean;

  @ApiProperty({ enum: FOLLOW_UP_REASONS })
  reason: FollowUpReason;

  @ApiProperty({ type: String, format: 'date-time' })
  since: Date;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Seconds that the caller stayed on the line; null: still there',
  })
  waitedSeconds: number | null;

  @ApiProperty({ type: FollowUpPerson, nullable: true })
  takenBy: FollowUpPerson | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  takenAt: Date | null;

  @ApiProperty({ type: FollowUpPerson, nullable: true, description: 'Null also where the caller was answered later' })
  doneBy: FollowUpPerson | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  doneAt: Date | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The incident in which the caller was answered after all' })
  answeredInIncidentId: number | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;
}

/** A page of follow-ups, newest first. */
export class FollowUpsAnswer {
  @ApiProperty({ type: [FollowUpAnswer] })
  items: FollowUpAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'Send it as cursor for what is older; null: that was all' })
  nextCursor: string | null;
}
