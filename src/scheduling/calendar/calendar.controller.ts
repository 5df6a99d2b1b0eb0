import { Controller, Get, Header, Post, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { Anyone, CurrentActor, SignedIn, type Actor } from '../../common/index.js';
import { CalendarQuery, CalendarTokenAnswer } from '../on-call/on-call.dto.js';
import { CalendarService } from './calendar.service.js';

/** Calendar feeds of people who are on call. */
@Controller('on-call')
@ApiTags('on call')
@ApiBadRequestResponse({ description: 'A field that is named is malformed' })
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  @Post('calendar-token')
  @SignedIn()
  @ApiBearerAuth('session')
  @ApiCreatedResponse({ type: CalendarTokenAnswer, description: 'Shown this once; the one before is worth nothing' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  newToken(@CurrentActor() actor: Actor): Promise<CalendarTokenAnswer> {
    return this.calendars.newToken(actor);
  }

  @Get('calendar.ics')
  @Anyone()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, max-age=300')
  @Header('Content-Disposition', 'inline; filename="on-call.ics"')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'iCalendar: 30 days back, 180 ahead' })
  @ApiUnauthorizedResponse({ description: 'The token is not of this user' })
  feed(@Query() { token = '', userId = 0 }: CalendarQuery): Promise<string> {
    return this.calendars.feed(userId, token);
  }
}
