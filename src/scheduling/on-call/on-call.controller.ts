import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiOkResponse, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { ReadsMuch, SessionApi, SignedIn, UntilGone } from '../../common/index.js';
import { OnCallQuestions } from './on-call-questions.service.js';
import { OnCallAnswer, OnCallQuery, TimelineAnswer, TimelineQuery } from './on-call.dto.js';

/** Who is on call. */
@Controller('on-call')
@SessionApi('on call')
@ApiBadRequestResponse({ description: 'An instant has no offset, or is no instant' })
export class OnCallController {
  constructor(private readonly questions: OnCallQuestions) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: OnCallAnswer })
  at(@Query() { at }: OnCallQuery): Promise<OnCallAnswer> {
    return this.questions.at(at);
  }

  @Get('timeline')
  @SignedIn()
  @ApiOkResponse({ type: TimelineAnswer })
  @ApiUnprocessableEntityResponse({ description: 'to is not after from, or more than 400 days after it' })
  @ReadsMuch()
  timeline(@Query() query: TimelineQuery, @UntilGone() signal: AbortSignal): Promise<TimelineAnswer> {
    return this.questions.timeline(query, signal);
  }
}
