import { Controller, Get, HttpCode, Post, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { ApiBadRequestResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError, Roles, SessionApi } from '../../common/index.js';
import { messagingReply, parseForm, rawBodyOf, FromTwilio } from '../../twilio/index.js';
import { ReceivedBody, ReceivedTexts } from './received.dto.js';
import { ReceivedMessages } from './received.service.js';

const MAX_FIELD = 64;

/** Text messages that come to the line's number. */
@Controller('notifications')
@FromTwilio('messages')
export class ReceivedController {
  constructor(private readonly received: ReceivedMessages) {}

  @Post('sms')
  @HttpCode(200)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('text/xml')
  @ApiBody({ type: ReceivedBody })
  @ApiOkResponse({ description: 'Kept, and what it is answered, as TwiML' })
  @ApiBadRequestResponse({ description: 'A field that is named is missing' })
  async take(@Req() request: RawBodyRequest<Request>, @Res() response: Response): Promise<void> {
    const fields = parseForm(rawBodyOf(request));
    const text = (name: string): string => fields.get(name)?.at(-1)?.trim() ?? '';
    const [messageSid, from] = [text('MessageSid'), text('From')].map((value) => value.slice(0, MAX_FIELD)) as [
      string,
      string,
    ];
    const missing = Object.entries({ MessageSid: messageSid, From: from }).filter(([, value]) => value === '');
    if (missing.length > 0) {
      throw DomainError.badRequest(missing.map(([field]) => ({ field, message: `${field} is missing` })));
    }
    const optOutType = text('OptOutType').slice(0, MAX_FIELD);
    const reply = await this.received.take({ messageSid, from, body: text('Body'), ...(optOutType && { optOutType }) });
    response.setHeader('Content-Type', 'text/xml; charset=utf-8').end(messagingReply(reply));
  }
}

/** The same messages, for people. */
@Controller('messages/received')
@Roles('admin', 'manager')
@SessionApi('messages', 'role')
export class ReceivedListController {
  constructor(private readonly received: ReceivedMessages) {}

  @Get()
  @ApiOkResponse({ type: ReceivedTexts })
  list(): Promise<ReceivedTexts> {
    return this.received.list();
  }
}
