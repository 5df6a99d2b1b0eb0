import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { InstantField, WholeNumber } from '../../common/index.js';
import { ON_CALL_SOURCES, type OnCallSource } from './plan.js';

/** Which ladder a call takes at an instant. */
export const LADDERS = ['business_hours', 'after_hours'] as const;

/** Query of GET /api/on-call. */
export class OnCallQuery {
  @InstantField('The instant that is asked about; left out: now')
  at?: Date;
}

/** A person who is on call. */
export class OnCallPerson {
  @ApiProperty()
  userId: number;

  @ApiProperty()
  userName: string;
}

/** The entry that puts somebody on call. */
export class OnCallReason {
  @ApiProperty({ enum: ON_CALL_SOURCES })
  source: OnCallSource;

  @ApiProperty({ description: 'Id of the override, shift or rotation; one that was deleted since keeps its id' })
  sourceId: number;
}

/** Why people are on call. */
export class OnCallReasons {
  @ApiProperty({ type: OnCallReason, nullable: true })
  primary: OnCallReason | null;

  @ApiProperty({ type: OnCallReason, nullable: true })
  secondary: OnCallReason | null;
}

/** Who is on call at an instant by the plan; whether they are available is not asked. */
export class OnCallAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: LADDERS })
  ladder: (typeof LADDERS)[number];

  @ApiProperty({ type: OnCallPerson, nullable: true, description: 'Null: nobody' })
  primary: OnCallPerson | null;

  @ApiProperty({ type: OnCallPerson, nullable: true, description: 'Null: nobody' })
  secondary: OnCallPerson | null;

  @ApiProperty({ type: OnCallReasons })
  source: OnCallReasons;
}

/** Query of GET /api/on-call/timeline. */
export class TimelineQuery {
  @InstantField('Left out: now')
  from?: Date;

  @InstantField('At most 400 days after from; left out: 14 days after it')
  to?: Date;

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    description: 'An override that is left out, by its id: who is on call without it',
  })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  withoutOverride?: number;
}

/** Somebody who is on call together with the first, and the entry that says so. */
export class OnCallTogetherAnswer extends OnCallPerson {
  @ApiProperty({ enum: ON_CALL_SOURCES })
  source: OnCallSource;

  @ApiProperty()
  sourceId: number;
}

/** A stretch of the timeline. */
export class TimelineSegment {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not part of it; where the next segment begins' })
  to: Date;

  @ApiProperty({ type: Number, nullable: true, description: 'Null: nobody is on call' })
  userId: number | null;

  @ApiProperty({ type: String, nullable: true })
  userName: string | null;

  @ApiProperty({ enum: ON_CALL_SOURCES, nullable: true })
  source: OnCallSource | null;

  @ApiProperty({ type: Number, nullable: true })
  sourceId: number | null;

  @ApiProperty({
    type: [OnCallTogetherAnswer],
    description:
      'Who else is on call, and rung after the first in this order: more than one entry of the same kind speaks',
  })
  others: OnCallTogetherAnswer[];
}

/** Who is on call in a stretch of time. */
export class TimelineAnswer {
  @ApiProperty({ type: String, format: 'date-time' })
  from: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  to: Date;

  @ApiProperty({ type: [TimelineSegment], description: 'Segments that meet' })
  primary: TimelineSegment[];

  @ApiProperty({ type: [TimelineSegment], description: 'Segments that meet' })
  secondary: TimelineSegment[];
}

/** Query of GET /api/on-call/calendar.ics. */
export class CalendarQuery {
  @ApiPropertyOptional({ type: String, maxLength: 100, description: 'From POST /api/on-call/calendar-token' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  token?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, description: 'Whose token it is' })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  userId?: number;
}

/** A new token; it is shown this once. */
export class CalendarTokenAnswer {
  @ApiProperty()
  token: string;

  @ApiProperty({
    description: 'The address to subscribe to, complete where the public address of the service is known',
  })
  url: string;
}
