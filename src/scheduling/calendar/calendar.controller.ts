import { Controller, Get, Header, Post, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { Anyone, CurrentActor, ReadsMuch, SignedIn, UntilGone, type Actor } from '../../common/index.js';
import { CalendarQuery, CalendarTokenAnswer } from '../on-call/on-call.dto.js';
import { CalendarParameters } from './calendar-parameters.js';
import { CalendarService } from './calendar.service.js';

const ETAG = {
  ETag: { description: 'The same while the feed says the same', schema: { type: 'string' } },
} as const;

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
  @ApiQuery({ type: CalendarQuery })
  @ReadsMuch()
  @ApiOkResponse({ schema: { type: 'string' }, description: 'iCalendar: 30 days back, 180 ahead', headers: ETAG })
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'An ETag: 304 while it is still the same' })
  @ApiResponse({ status: 304, description: 'It is what If-None-Match says' })
  @ApiUnauthorizedResponse({ description: 'The token is not of this user' })
  async feed(
    @CalendarParameters() { token = '', userId = 0 }: CalendarQuery,
    @Res({ passthrough: true }) response: Response,
    @UntilGone() signal: AbortSignal,
  ): Promise<string> {
    const { content, etag } = await this.calendars.feed(userId, token, signal);
    response.setHeader('ETag', etag);
    return content;
  }
}
