import { Controller, Get, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { ReadsMuch, SessionApi, SignedIn, UntilGone } from '../../common/index.js';
import { AbsenceAnswer, AbsenceQuery, CoverageAnswer, CoverageQuery } from './coverage.dto.js';
import { CoverageService } from './coverage.service.js';

/** Where nobody would be reached. */
@Controller('coverage')
@SessionApi('routing')
export class CoverageController {
  constructor(private readonly coverages: CoverageService) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({
    type: CoverageAnswer,
    description:
      'Every stretch in which a step of the ladder that applies then, or the whole ladder, reaches nobody. Steps are ' +
      'asked whenever hours, duties or availability change, and once a day: what else a step goes by is seen then.',
  })
  @ApiBadRequestResponse({ description: 'from or to is no instant' })
  @ApiUnprocessableEntityResponse({ description: 'to is not after from, or more than 400 days after it' })
  @ReadsMuch()
  coverage(@Query() query: CoverageQuery, @UntilGone() signal: AbortSignal): Promise<CoverageAnswer> {
    return this.coverages.coverage(query, signal);
  }

  @Get('absence')
  @SignedIn()
  @ApiOkResponse({ type: AbsenceAnswer, description: 'Nothing is written' })
  @ApiBadRequestResponse({ description: 'from or to is no instant, or userId no id' })
  @ApiNotFoundResponse({ description: 'No such user' })
  @ApiUnprocessableEntityResponse({ description: 'to is not after from, or more than 400 days after it' })
  @ReadsMuch()
  absence(@Query() query: AbsenceQuery, @UntilGone() signal: AbortSignal): Promise<AbsenceAnswer> {
    return this.coverages.absence(query, signal);
  }
}
