import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
} from '@nestjs/swagger';
import {
  CurrentActor,
  IdParam,
  ReadsMuch,
  refuseBackwards,
  Roles,
  SessionApi,
  SignedIn,
  UntilGone,
  type Actor,
} from '../../common/index.js';
import { TestMessageAnswer } from '../test-message/test-message.dto.js';
import { TestMessages } from '../test-message/test-message.service.js';
import { UnreachablePeople } from '../unreachable/unreachable.dto.js';
import { UnreachableService } from '../unreachable/unreachable.service.js';
import { ResendService } from '../resend/resend.service.js';
import { MessageList } from './message-list.service.js';
import { MessageAnswer, MessagesAnswer, MessageSummaryAnswer } from './messages.answers.js';
import { MessagesQuery } from './messages.query.js';

/** What people were told. */
@Controller('messages')
@SignedIn()
@SessionApi('messages')
export class MessagesController {
  constructor(
    private readonly messages: MessageList,
    private readonly unreachable: UnreachableService,
    private readonly tests: TestMessages,
    private readonly resends: ResendService,
  ) {}

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

  @Get('unreachable')
  @ApiOkResponse({ type: UnreachablePeople })
  unreachablePeople(): Promise<UnreachablePeople> {
    return this.unreachable.people();
  }

  @Post('test')
  @HttpCode(200)
  @ApiOkResponse({ type: TestMessageAnswer, description: 'Sent to your own phone, and what became of it within 20 s' })
  @ApiConflictResponse({ description: 'You have no phone' })
  test(@CurrentActor() actor: Actor, @UntilGone() signal: AbortSignal): Promise<TestMessageAnswer> {
    return this.tests.send(actor, signal);
  }

  @Post(':id/resend')
  @Roles('admin', 'manager')
  @ApiCreatedResponse({ type: MessageAnswer, description: 'The new message, to the phone that the person has now' })
  @ApiForbiddenResponse({ description: 'Not for this role' })
  @ApiNotFoundResponse({ description: 'No such message' })
  @ApiConflictResponse({ description: 'It is under way, has arrived, was sent again, or can not be sent' })
  resend(@CurrentActor() actor: Actor, @IdParam() id: number): Promise<MessageAnswer> {
    return this.resends.resend(actor, id);
  }
}
