import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  ApiPropertyOptional,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { Request, Response } from 'express';
import { credentialOf } from '../../access/index.js';
import { DomainError, SignedIn } from '../../common/index.js';
import { LiveStream } from './live-stream.service.js';

const EVENT_ID = /^(0|[1-9]\d{0,14})$/;

class StreamQuery {
  @ApiPropertyOptional({
    type: 'integer',
    example: 789,
    description: 'For those who can not send Last-Event-ID, which wins; 0: from the first event on',
  })
  @IsOptional()
  @Matches(EVENT_ID, { message: 'lastEventId must be the id of an event' })
  lastEventId?: string;
}

const DESCRIPTION =
  'Server-sent events, one for each event of any incident: `id` is its id, `event` its type, `data` the JSON of ' +
  '`{id, incidentId, seq, type, source, at, data}`. It begins with the present, or after the event named by Last-Event-ID: ' +
  'each event comes once, in order. An event `build`, without an id, says at the beginning of which build the page is: ' +
  '`{build}`. An event `roster_changed`, without an id too, says at the beginning and after each change of people, plan, ' +
  'ladders, hours or availability which change was the last: `{revision}`. A comment comes every 15 s where nothing happens. The connection ends when the session ' +
  'does, when the service stops, or when too much is not read: come back with Last-Event-ID.';

/** What happens on the line, as it happens. */
@Controller('incidents/stream')
@SignedIn()
@ApiTags('incidents')
@ApiBearerAuth('session')
export class StreamController {
  constructor(private readonly stream: LiveStream) {}

  @Get()
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last event that was seen' })
  @ApiOkResponse({ description: DESCRIPTION, schema: { type: 'string' } })
  @ApiBadRequestResponse({ description: 'Last-Event-ID or lastEventId is no id' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ApiServiceUnavailableResponse({ description: 'The service is about to stop' })
  async open(@Query() query: StreamQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    const from = lastEventIdOf(request, query);
    // Express asks here for HEAD too; a stream would never end what has no body.
    if (request.method === 'HEAD') return void response.type('text/event-stream').end();
    const token = credentialOf(request)?.token ?? '';
    await this.stream.open(response, token, from);
  }
}

function lastEventIdOf(request: Request, { lastEventId }: StreamQuery): number | null {
  const header = request.get('Last-Event-ID') ?? '';
  if (header !== '' && !EVENT_ID.test(header)) {
    throw DomainError.badRequest([{ field: 'Last-Event-ID', message: 'Last-Event-ID must be the id of an event' }]);
  }
  const given = header === '' ? lastEventId : header;
  return given === undefined ? null : Number(given);
}
