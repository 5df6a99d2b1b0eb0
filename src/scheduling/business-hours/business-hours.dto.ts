import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CLOSING_TIME, TIME_OF_DAY } from './check-business-hours.js';
import type { NamedHoliday } from './business-hours.js';
import { MAX_HOLIDAYS, MAX_SPANS } from './hours-body.js';

/** A span of a weekday. */
export class WeeklySpanBody {
  @ApiProperty({ minimum: 1, maximum: 7, example: 1, description: 'Monday is 1' })
  weekday: number;

  @ApiProperty({ example: '08:00', pattern: TIME_OF_DAY.source, description: 'Open from this time on' })
  opens: string;

  @ApiProperty({
    example: '17:00',
    pattern: CLOSING_TIME.source,
    description: 'Up to 24:00; at or before opens it is the next day',
  })
  closes: string;
}

/** A date on which nothing opens, or everything closes early. */
export class HolidayBody implements NamedHoliday {
  @ApiProperty({ example: '2026-12-25', format: 'date' })
  date: string;

  @ApiProperty({ example: 'Christmas Day', maxLength: 120 })
  name: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    pattern: TIME_OF_DAY.source,
    example: '12:00',
    description: 'Half a holiday: nothing is open from this time on. Left out for the whole day',
  })
  closes?: string | null;
}

/** Business hours, as they are written and answered. `readHoursBody` checks them. */
export class BusinessHoursBody {
  @ApiProperty({ example: 'America/Los_Angeles', maxLength: 64, description: 'IANA' })
  timeZone: string;

  @ApiProperty({ type: [WeeklySpanBody], maxItems: MAX_SPANS, description: 'Those of one weekday must not overlap' })
  weekly: WeeklySpanBody[];

  @ApiProperty({ type: [HolidayBody], maxItems: MAX_HOLIDAYS, description: 'A date once' })
  holidays: HolidayBody[];
}
