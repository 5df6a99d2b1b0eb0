import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CursorField, InstantField, LimitField, WholeNumber } from '../../common/index.js';
import { MESSAGE_KINDS, type MessageKind } from '../../config/index.js';
import { MESSAGE_STATUSES, type MessageStatus } from '../message-status.js';

/** Query of GET /api/messages. */
export class MessagesQuery {
  @ApiPropertyOptional({ enum: MESSAGE_STATUSES })
  @IsOptional()
  @IsIn(MESSAGE_STATUSES)
  status?: MessageStatus;

  @ApiPropertyOptional({ enum: MESSAGE_KINDS })
  @IsOptional()
  @IsIn(MESSAGE_KINDS)
  kind?: MessageKind;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, example: 123 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  incidentId?: number;

  @InstantField('Messages that were written at this instant or later')
  from?: Date;

  @InstantField('Messages that were written before this instant')
  to?: Date;

  @LimitField()
  limit: number = 50;

  @CursorField()
  cursor?: string;
}
