import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { NameText } from '../../common/index.js';
import { TimeOfDayField } from '../fields.js';
import { CLOSING_TIME, TIME_OF_DAY } from './check-business-hours.js';
import type { NamedHoliday } from './business-hours.js';

/** A span of a weekday. */
export class WeeklySpanBody {
  @ApiProperty({ minimum: 1, maximum: 7, example: 1, description: 'Monday is 1' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  @TimeOfDayField('08:00', TIME_OF_DAY, 'Open from this time on')
  opens: string;

  @TimeOfDayField('17:00', CLOSING_TIME, 'Up to 24:00; at or before opens it is the next day')
  closes: string;
}

/** A date on which nothing opens, or everything closes early. */
export class HolidayBody implements NamedHoliday {
  @ApiProperty({ example: '2026-12-25', format: 'date' })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: '$property must be a date such as 2026-12-25' })
  date: string;

  @ApiProperty({ example: 'Christmas Day', maxLength: 120 })
  @NameText(120)
  name: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    pattern: TIME_OF_DAY.source,
    example: '12:00',
    description: 'Half a holiday: nothing is open from this time on. Left out for the whole day',
  })
  @IsOptional()
  @Matches(TIME_OF_DAY, { message: '$property must be a time such as 12:00' })
  closes?: string | null;
}

/** Business hours, as they are written and answered. */
export class BusinessHoursBody {
  @ApiProperty({ example: 'America/Los_Angeles', maxLength: 64, description: 'IANA' })
  @IsString()
  @MaxLength(64)
  timeZone: string;

  @ApiProperty({ type: [WeeklySpanBody], maxItems: 100, description: 'Those of one weekday must not overlap' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => WeeklySpanBody)
  weekly: WeeklySpanBody[];

  @ApiProperty({ type: [HolidayBody], maxItems: 1000, description: 'A date once' })
  @IsArray()
  @ArrayMaxSize(1000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => HolidayBody)
  holidays: HolidayBody[];
}
