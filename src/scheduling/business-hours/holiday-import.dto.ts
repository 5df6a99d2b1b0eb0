import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { NamedHoliday } from './business-hours.js';
import { HolidayBody } from './business-hours.dto.js';
import { NOT_UNDERSTOOD_REASONS, type NotUnderstoodReason } from './holiday-file/not-understood.js';
import type { NotUnderstoodEvent } from './holiday-import.js';

/** JSON body of an import or a review of holidays; the same text may come as text/calendar instead. */
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

/** An event of a file that is not taken, and why. */
export class NotUnderstoodEventAnswer implements NotUnderstoodEvent {
  @ApiProperty({ example: 'Early closing' })
  summary: string;

  @ApiProperty({ example: '20261224T130000', description: 'As the file writes it; empty where it does not say' })
  start: string;

  @ApiProperty({
    enum: NOT_UNDERSTOOD_REASONS,
    description:
      'no_date: it has none, or none that exists from 1900 to 2199. no_date_ahead: it returns, but not within five ' +
      'years. time_of_day: a part of a day. opens_late: closed from midnight to a time of the day, which business ' +
      'hours can not have. ends_before_start, cancelled: as they say. too_long: more than 60 days. too_often: returns ' +
      'on more than 60 days of a year. working_day: worked in place of another. rule: a recurrence rule that can not ' +
      'be followed. cut_off: the event has no end, or the file ends too early.',
  })
  reason: NotUnderstoodReason;
}

/** What a file holds beside its holidays. */
export class HolidayFileAnswer {
  @ApiProperty({ type: [NotUnderstoodEventAnswer], maxItems: 200, description: 'The first events that are not taken' })
  notUnderstood: readonly NotUnderstoodEvent[];

  @ApiProperty({ description: 'How many events are not taken' })
  ignored: number;

  @ApiProperty({ description: 'How many events are over; they are left out' })
  past: number;
}

/** What an import did. */
export class HolidayImportAnswer extends HolidayFileAnswer {
  @ApiProperty({ description: 'How many dates are new' })
  added: number;

  @ApiProperty({ description: 'How many dates were holidays already' })
  known: number;

  @ApiProperty({ type: [HolidayBody], description: 'Those that were added' })
  holidays: readonly NamedHoliday[];

  @ApiProperty({ type: [HolidayBody], description: 'Days that people keep, but do not close on: they are not added' })
  observances: readonly NamedHoliday[];
}

/** A date of a file. */
export class ReviewedHoliday {
  @ApiProperty({ example: '2026-12-25', format: 'date' })
  date: string;

  @ApiProperty({ example: 'Christmas Day', maxLength: 120 })
  name: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '12:00',
    description: 'Half a holiday: nothing is open from this time on. Left out for the whole day',
  })
  closes?: string | null | undefined;

  @ApiProperty({ description: 'Whether the date is a holiday already' })
  known: boolean;
}

/** What a file holds. */
export class HolidayReviewAnswer extends HolidayFileAnswer {
  @ApiProperty({ type: [ReviewedHoliday] })
  holidays: readonly ReviewedHoliday[];

  @ApiProperty({ type: [ReviewedHoliday], description: 'Days that people keep, but do not close on' })
  observances: readonly ReviewedHoliday[];
}
