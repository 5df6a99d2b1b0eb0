import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ReadsMuch, refuseBackwards, SessionApi, SignedIn, UntilGone } from '../../common/index.js';
import { PeriodQuery } from '../history/history.queries.js';
import { SummaryAnswer } from './figures.answers.js';
import { Figures } from './figures.service.js';

/** The line in numbers. */
@Controller('metrics')
@SignedIn()
@SessionApi('incidents', 'field')
export class FiguresController {
  constructor(private readonly figures: Figures) {}

  @Get('summary')
  @ApiOkResponse({ type: SummaryAnswer })
  @ReadsMuch()
  summary(@Query() query: PeriodQuery, @UntilGone() signal: AbortSignal): Promise<SummaryAnswer> {
    refuseBackwards(query);
    return this.figures.summary(query, signal);
  }
}
