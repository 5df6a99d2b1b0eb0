import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiBearerAuth, ApiOkResponse, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ReadsMuch, refuseBackwards, SignedIn, UntilGone } from '../../common/index.js';
import { PeriodQuery } from '../history/history.queries.js';
import { SummaryAnswer } from './figures.answers.js';
import { Figures } from './figures.service.js';

/** The line in numbers. */
@Controller('metrics')
@SignedIn()
@ApiTags('incidents')
@ApiBearerAuth('session')
export class FiguresController {
  constructor(private readonly figures: Figures) {}

  @Get('summary')
  @ApiOkResponse({ type: SummaryAnswer })
  @ApiBadRequestResponse({ description: 'A field that is named is wrong' })
  @ApiUnauthorizedResponse({ description: 'Not signed in' })
  @ReadsMuch()
  summary(@Query() query: PeriodQuery, @UntilGone() signal: AbortSignal): Promise<SummaryAnswer> {
    refuseBackwards(query);
    return this.figures.summary(query, signal);
  }
}
