import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiOkResponse,
  ApiTags,
  ApiUnauthorizedResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentActor, Roles, SignedIn, type Actor } from '../../common/index.js';
import { BusinessHoursAdministration } from './business-hours-administration.service.js';
import { BusinessHoursBody, HolidayImportAnswer, HolidayImportBody } from './business-hours.dto.js';
import { CalendarText } from './calendar-text.js';
import type { WrittenBusinessHours } from './read-business-hours.js';

/** When the business is open: which ladder a call takes. */
@Controller('business-hours')
@ApiTags('business hours')
@ApiBearerAuth('session')
@ApiUnauthorizedResponse({ description: 'Not signed in' })
@ApiForbiddenResponse({ description: 'Not for this role' })
@ApiBadRequestResponse({ description: 'A field that is named is malformed' })
export class BusinessHoursController {
  constructor(private readonly hours: BusinessHoursAdministration) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: BusinessHoursBody })
  get(): Promise<WrittenBusinessHours> {
    return this.hours.get();
  }

  @Put()
  @Roles('admin', 'manager')
  @ApiOkResponse({ type: BusinessHoursBody })
  @ApiUnprocessableEntityResponse({ description: 'No such zone, spans of a day that overlap, a date that is none' })
  replace(@CurrentActor() actor: Actor, @Body() body: BusinessHoursBody): Promise<WrittenBusinessHours> {
    return this.hours.replace(actor, body);
  }

  @Post('holidays/import')
  @Roles('admin', 'manager')
  @ApiConsumes('application/json', 'text/calendar')
  @ApiBody({ type: HolidayImportBody })
  @ApiCreatedResponse({ type: HolidayImportAnswer, description: 'Yearly events are written out for five years' })
  @ApiUnprocessableEntityResponse({ description: 'More dates than anybody needs' })
  importHolidays(@CurrentActor() actor: Actor, @CalendarText() ics: string): Promise<HolidayImportAnswer> {
    return this.hours.importHolidays(actor, ics);
  }
}
