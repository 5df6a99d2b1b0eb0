import { Controller, Get, Query } from '@nestjs/common';
import { ApiBadRequestResponse, ApiBearerAuth, ApiOkResponse, ApiTags, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { CurrentActor, refuseBackwards, SignedIn, type Actor } from '../../common/index.js';
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
  list(@Query() query: MessagesQuery, @CurrentActor() { role }: Actor): Promise<MessagesAnswer> {
    refuseBackwards(query);
    return this.messages.page(query, { masked: role === 'technician' });
  }

  @Get('summary')
  @ApiOkResponse({ type: MessageSummaryAnswer })
  summary(): Promise<MessageSummaryAnswer> {
    return this.messages.summary();
  }
}
