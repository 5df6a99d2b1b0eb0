import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { InstantField, NameText, WholeNumber } from '../common/index.js';
import { MAX_DIGITS, MIN_DIGITS, TREATMENTS, type Treatment } from './blocked-caller.js';

const PREFIX = new RegExp(`^\\+[1-9]\\d{${MIN_DIGITS - 1},${MAX_DIGITS - 1}}$`);

/** Body of POST /api/blocked-callers. */
export class BlockedCallerBody {
  @ApiProperty({
    example: '+14155550150',
    pattern: PREFIX.source,
    description:
      'A number in E.164, or the digits with which numbers begin; of several that fit a caller the longest counts',
  })
  @Matches(PREFIX, {
    message: `prefix must be + and ${MIN_DIGITS} to ${MAX_DIGITS} digits: a number, or the beginning of numbers`,
  })
  prefix: string;

  @ApiProperty({
    enum: TREATMENTS,
    description:
      'hang_up: the caller hears a sentence, and the call ends; voice_message: a message may be left, where the flow can ' +
      'record one',
  })
  @IsIn(TREATMENTS)
  then: Treatment;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: 'Rings every night and says nothing' })
  @IsOptional()
  @NameText(200)
  reason?: string | null;

  @InstantField('Blocked until just before this instant; null or left out: until the entry is deleted', {
    nullable: true,
    example: '2030-12-01T00:00:00Z',
  })
  until?: Date | null;
}

/** Body of PATCH /api/blocked-callers/:id: what is given is changed. */
export class BlockedCallerChangeBody extends PartialType(BlockedCallerBody, { skipNullProperties: false }) {}

/** Query of the list of blocked callers. */
export class BlockedCallersQuery {
  @ApiPropertyOptional({ default: 1 })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page: number = 1;

  @ApiPropertyOptional({ default: 100, maximum: 500 })
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(500)
  pageSize: number = 100;
}

/** A blocked caller, or a group of callers. */
export class BlockedCallerAnswer {
  @ApiProperty()
  id: number;

  @ApiProperty({ example: '+14155550150' })
  prefix: string;

  @ApiProperty({ enum: TREATMENTS })
  then: Treatment;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'No longer blocked from then on' })
  until: Date | null;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;
}

/** A page of blocked callers, by their number. */
export class BlockedCallersAnswer {
  @ApiProperty({ type: [BlockedCallerAnswer] })
  items: BlockedCallerAnswer[];

  @ApiProperty()
  total: number;

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;
}
