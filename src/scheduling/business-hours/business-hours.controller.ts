import { Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import {
  CurrentActor,
  HonoursIfMatch,
  IfMatch,
  Precondition,
  ReadsMuch,
  ReadsVersion,
  Roles,
  SessionApi,
  ShowsVersion,
  SignedIn,
  UntilGone,
  type Actor,
} from '../../common/index.js';
import { BusinessHoursAdministration } from './business-hours-administration.service.js';
import { BusinessHoursBody } from './business-hours.dto.js';
import { HoursBody } from './hours-body.js';
import { CalendarText } from './calendar-text.js';
import { HolidayImportAnswer, HolidayImportBody, HolidayReviewAnswer } from './holiday-import.dto.js';
import type { WrittenBusinessHours } from './business-hours.js';

/** When the business is open: which ladder a call takes. */
@Controller('business-hours')
@SessionApi('business hours', 'role', 'field')
export class BusinessHoursController {
  constructor(private readonly hours: BusinessHoursAdministration) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: BusinessHoursBody })
  @ReadsVersion()
  get(): Promise<WrittenBusinessHours> {
    return this.hours.get();
  }

  @Put()
  @Roles('admin', 'manager')
  @ApiBody({ type: BusinessHoursBody })
  @ApiOkResponse({ type: BusinessHoursBody })
  @ShowsVersion()
  @HonoursIfMatch()
  @ApiUnprocessableEntityResponse({ description: 'No such zone, spans of a day that overlap, or no such date' })
  replace(
    @CurrentActor() actor: Actor,
    @HoursBody() body: WrittenBusinessHours,
    @IfMatch() precondition: Precondition,
  ): Promise<WrittenBusinessHours> {
    return this.hours.replace(actor, body, precondition);
  }

  @Post('holidays/import')
  @Roles('admin', 'manager')
  @ApiConsumes('application/json', 'text/calendar')
  @ApiBody({ type: HolidayImportBody })
  @ApiCreatedResponse({ type: HolidayImportAnswer, description: 'Yearly events are written out for five years' })
  @ApiUnprocessableEntityResponse({ description: 'More dates than there may be, or rules that take too long' })
  @ReadsMuch()
  importHolidays(
    @CurrentActor() actor: Actor,
    @CalendarText() ics: string,
    @UntilGone() signal: AbortSignal,
  ): Promise<HolidayImportAnswer> {
    return this.hours.importHolidays(actor, ics, signal);
  }

  @Post('holidays/review')
  @HttpCode(200)
  @Roles('admin', 'manager')
  @ApiConsumes('application/json', 'text/calendar')
  @ApiBody({ type: HolidayImportBody })
  @ApiOkResponse({ type: HolidayReviewAnswer, description: 'What an import would find; nothing is written' })
  @ApiUnprocessableEntityResponse({ description: 'More dates than there may be, or rules that take too long' })
  @ReadsMuch()
  reviewHolidays(@CalendarText() ics: string, @UntilGone() signal: AbortSignal): Promise<HolidayReviewAnswer> {
    return this.hours.reviewHolidays(ics, signal);
  }
}
