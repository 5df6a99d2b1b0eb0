import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import { IdParam, ReadsMuch, refuseBackwards, SessionApi, SignedIn, UntilGone } from '../../common/index.js';
import { sendCsv } from './export-csv.js';
import { IncidentAnswer, IncidentsAnswer } from './history.answers.js';
import { ExportQuery, IncidentsQuery } from './history.queries.js';
import { IncidentHistory } from './incident-history.service.js';

/** What happened on the line. */
@Controller('incidents')
@SignedIn()
@SessionApi('incidents', 'field')
export class IncidentsController {
  constructor(private readonly history: IncidentHistory) {}

  @Get()
  @ApiOkResponse({ type: IncidentsAnswer, description: 'Newest first' })
  @ReadsMuch()
  list(@Query() query: IncidentsQuery, @UntilGone() signal: AbortSignal): Promise<IncidentsAnswer> {
    refuseBackwards(query);
    return this.history.list(query, signal);
  }

  @Get('export.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({
    description: 'UTF-8 with a byte order mark; a line for each incident: oldest first, with q newest first',
    schema: { type: 'string' },
  })
  @ReadsMuch()
  async export(
    @Query() query: ExportQuery,
    @Res() response: Response,
    @UntilGone() signal: AbortSignal,
  ): Promise<void> {
    refuseBackwards(query);
    await sendCsv(this.history.batches(query, signal), response);
  }

  @Get(':id')
  @ApiOkResponse({ type: IncidentAnswer })
  @ApiNotFoundResponse({ description: 'No such incident' })
  get(@IdParam() id: number): Promise<IncidentAnswer> {
    return this.history.get(id);
  }
}
