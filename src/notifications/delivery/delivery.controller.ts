import { Controller, HttpCode, Post, Query, Req, type RawBodyRequest } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiProperty,
  ApiPropertyOptional,
} from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import type { Request } from 'express';
import { DomainError, WholeNumber } from '../../common/index.js';
import { rawBodyOf, FromTwilio } from '../../twilio/index.js';
import { MessageStore } from '../message-store.service.js';
import { readDeliveryReport } from './delivery-report.js';

const MAX_ID = 2_147_483_647;

class DeliveryQuery {
  @ApiProperty({ type: 'integer', example: 1, minimum: 1 })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  message: number;
}

/** Status callback of a message, as Twilio sends it, among other fields. */
export class DeliveryBody {
  @ApiProperty({ example: 'SM1234567890abcdef1234567890abcdef' })
  MessageSid: string;

  @ApiProperty({ example: 'delivered' })
  MessageStatus: string;

  @ApiPropertyOptional({ example: '30003', description: "Twilio's error number, where it was not delivered" })
  ErrorCode?: string;
}

/** What Twilio tells of messages that it took. */
@Controller('notifications')
@FromTwilio('messages')
export class DeliveryController {
  constructor(private readonly store: MessageStore) {}

  @Post('status')
  @HttpCode(204)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ type: DeliveryBody })
  @ApiNoContentResponse({ description: 'Noted, as far as it says more than what was known already' })
  @ApiBadRequestResponse({ description: 'A field that is named is missing' })
  @ApiNotFoundResponse({ description: 'No such message' })
  async status(@Query() { message }: DeliveryQuery, @Req() request: RawBodyRequest<Request>): Promise<void> {
    const report = readDeliveryReport(rawBodyOf(request));
    if (report !== null && !(await this.store.record(message, report))) {
      throw new DomainError(404, 'MESSAGE_NOT_FOUND', `there is no message ${message}`);
    }
  }
}
