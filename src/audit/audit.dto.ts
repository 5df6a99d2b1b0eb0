import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { InstantField, WholeNumber } from '../common/index.js';

const NO_CONTROL = [/^\P{Cc}*$/u, { message: '$property must not hold control characters' }] as const;

/** Query of GET /api/audit. */
export class AuditQuery {
  @ApiPropertyOptional({ example: 'user', maxLength: 40, description: 'What kind of thing was changed' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @Matches(...NO_CONTROL)
  entity?: string;

  @ApiPropertyOptional({ example: '7', maxLength: 40, description: 'Which one of its kind' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @Matches(...NO_CONTROL)
  id?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, example: 7, description: 'The user who did it' })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  actorUserId?: number;

  @InstantField('Changes at this instant or later')
  from?: Date;

  @InstantField('Changes before this instant')
  to?: Date;

  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 200 })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ maxLength: 20, description: 'nextCursor of the page before' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,15}$/, { message: 'cursor must be the nextCursor of a page' })
  cursor?: string;
}

/** One change: who, when, from what, to what. */
export class AuditEntry {
  @ApiProperty()
  id: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ type: Number, nullable: true, description: 'The user who did it; null: the service itself' })
  actorUserId: number | null;

  @ApiProperty({ example: 'user' })
  entity: string;

  @ApiProperty({ example: '7' })
  entityId: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Null: it did not exist' })
  before: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'Null: it exists no more' })
  after: unknown;
}

/** A page of changes. */
export class AuditAnswer {
  @ApiProperty({ type: [AuditEntry] })
  items: AuditEntry[];

  @ApiProperty({ type: String, nullable: true, description: 'Send it as cursor for what is older; null: that was all' })
  nextCursor: string | null;
}
