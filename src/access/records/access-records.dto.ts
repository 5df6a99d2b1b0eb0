import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { InstantField, LimitField, WholeNumber } from '../../common/index.js';
import { ACCESS_KINDS, type AccessKind } from './access-record.entity.js';

/** Query of GET /api/audit/access. */
export class AccessRecordsQuery {
  @ApiPropertyOptional({ type: 'integer', description: 'Of this account' })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  userId?: number;

  @ApiPropertyOptional({ enum: ACCESS_KINDS })
  @IsOptional()
  @IsIn(ACCESS_KINDS)
  kind?: AccessKind;

  @InstantField('What happened last at this instant or later')
  from?: Date;

  @InstantField('What happened last before this instant')
  to?: Date;

  @LimitField()
  limit: number = 50;

  @ApiPropertyOptional({ maxLength: 20, description: 'nextCursor of the page before' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,15}$/, { message: 'cursor must be the nextCursor of a page' })
  cursor?: string;
}

/** Something that happened to an account, once or several times. */
export class AccessRecordAnswer {
  @ApiProperty()
  id: number;

  @ApiProperty({
    enum: ACCESS_KINDS,
    description:
      'signed_in, signed_out; wrong_password: at a sign-in or a change of the password; rate_limited: refused unseen; ' +
      'password_changed: by its owner; password_set: by somebody else; forbidden: asked for what the role may not do; message_heard: a voice message was played',
  })
  kind: AccessKind;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The account; null: no account has that e-mail, or it was not looked up',
  })
  userId: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Who did it; null: the owner, or the service itself' })
  byUserId: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'IP address; null: not known, or one of very many' })
  address: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'PATCH /api/users/:id',
    description: 'What was forbidden, or heard',
  })
  operation: string | null;

  @ApiProperty({ description: 'How often, from firstAt to lastAt' })
  times: number;

  @ApiProperty({ type: String, format: 'date-time' })
  firstAt: Date;

  @ApiProperty({ type: String, format: 'date-time' })
  lastAt: Date;
}

/** A page of what happened to accounts. */
export class AccessRecordsAnswer {
  @ApiProperty({ type: [AccessRecordAnswer] })
  items: AccessRecordAnswer[];

  @ApiProperty({ type: String, nullable: true, description: 'Send it as cursor for what is older; null: that was all' })
  nextCursor: string | null;
}
