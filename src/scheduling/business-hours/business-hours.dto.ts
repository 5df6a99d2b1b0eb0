import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLAIN_TEXT, TimeOfDayField } from '../fields.js';
import { CLOSING_TIME, TIME_OF_DAY } from './check-business-hours.js';
import type { NamedHoliday } from './read-business-hours.js';

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

/** A date on which nothing opens. */
export class HolidayBody implements NamedHoliday {
  @ApiProperty({ example: '2026-12-25', format: 'date' })
  @Matches(/^\d{4}-\d\d-\d\d$/, { message: '$property must be a date such as 2026-12-25' })
  date: string;

  @ApiProperty({ example: 'Christmas Day', maxLength: 120 })
  @IsString()
  @MaxLength(120)
  @Matches(PLAIN_TEXT, { message: 'name must be one line of text' })
  name: string;
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

/** JSON body of POST /api/business-hours/holidays/import; the same text may come as text/calendar instead. */
export class HolidayImportBody {
  @ApiProperty({
    description: 'An iCalendar document (RFC 5545)',
    example:
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//EN\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\n' +
      'DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas Day\r\n' +
      'END:VEVENT\r\nEND:VCALENDAR\r\n',
  })
  ics: string;
}

/** What an import did. */
export class HolidayImportAnswer {
  @ApiProperty({ description: 'How many dates are new' })
  added: number;

  @ApiProperty({ description: 'How many dates were holidays already' })
  known: number;

  @ApiProperty({ description: 'How many events were passed over: not all day, cancelled, or by a rule not understood' })
  ignored: number;

  @ApiProperty({ type: [HolidayBody], description: 'Those that were added' })
  holidays: readonly NamedHoliday[];
}
