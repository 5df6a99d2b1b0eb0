import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiBearerAuth, ApiOkResponse, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { CurrentActor, ReadsMuch, refuseBackwards, SignedIn, UntilGone, type Actor } from '../../common/index.js';
import { MessageList } from './message-list.service.js';
import { MessagesAnswer, MessageSummaryAnswer } from './messages.answers.js';
import { MessagesQuery } from './messages.query.js';

/** What people were told. */
@Controller('messages')
@SignedIn()
@ApiTags('messages')
@ApiBearerAuth('session')
@ApiUnauthorizedResponse({ description: 'Not signed in' })
export class MessagesController {
  constructor(private readonly messages: MessageList) {}

  @Get()
  @ApiOkResponse({ type: MessagesAnswer, description: 'Newest first' })
  @ApiBadRequestResponse({ description: 'A field that is named is wrong' })
  @ReadsMuch()
  list(
    @Query() query: MessagesQuery,
    @CurrentActor() { role }: Actor,
    @UntilGone() signal: AbortSignal,
  ): Promise<MessagesAnswer> {
    refuseBackwards(query);
    return this.messages.page(query, { masked: role === 'technician' }, signal);
  }

  @Get('summary')
  @ApiOkResponse({ type: MessageSummaryAnswer })
  @ReadsMuch()
  summary(@UntilGone() signal: AbortSignal): Promise<MessageSummaryAnswer> {
    return this.messages.summary(signal);
  }
}
