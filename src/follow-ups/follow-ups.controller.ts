import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse } from '@nestjs/swagger';
import { CurrentActor, IdParam, ReadsMuch, SessionApi, SignedIn, UntilGone, type Actor } from '../common/index.js';
import { DoneBody, FollowUpAnswer, FollowUpsAnswer, FollowUpsQuery, TakeBody } from './follow-ups.dto.js';
import { FollowUpsService } from './follow-ups.service.js';

/** Callers whom nobody has spoken to; `id` is the incident's. */
@Controller('follow-ups')
@SignedIn()
@SessionApi('incidents', 'field')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  @Get()
  @ApiOkResponse({ type: FollowUpsAnswer, description: 'Newest first' })
  @ReadsMuch()
  list(@Query() query: FollowUpsQuery, @UntilGone() signal: AbortSignal): Promise<FollowUpsAnswer> {
    return this.followUps.list(query, signal);
  }

  @Post(':id/take')
  @HttpCode(200)
  @ApiOkResponse({ type: FollowUpAnswer, description: 'The person who asks has it' })
  @ApiNotFoundResponse({ description: 'No such follow-up' })
  @ApiConflictResponse({ description: 'Somebody else has taken it, or somebody is done with it' })
  take(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { takeOver = false }: TakeBody,
  ): Promise<FollowUpAnswer> {
    return this.followUps.take(actor, id, takeOver);
  }

  @Post(':id/done')
  @HttpCode(200)
  @ApiOkResponse({ type: FollowUpAnswer })
  @ApiNotFoundResponse({ description: 'No such follow-up' })
  @ApiConflictResponse({
    description: 'Not taken by this technician, somebody else is done with it, or the caller was answered',
  })
  done(
    @CurrentActor() actor: Actor,
    @IdParam() id: number,
    @Body() { note = null }: DoneBody,
  ): Promise<FollowUpAnswer> {
    return this.followUps.done(actor, id, note);
  }
}
