import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { InstantField, NameText, WholeNumber } from '../../common/index.js';
import { LevelField, PageQuery, UserIdField } from '../fields.js';
import { ON_CALL_LEVELS, type OnCallLevel } from './plan.js';

/** Body of POST /api/on-call/shifts. */
export class ShiftBody {
  @UserIdField()
  userId: number;

  @LevelField()
  level: OnCallLevel;

  @InstantField('On call from this instant on', { required: true, example: '2030-11-25T08:00:00Z' })
  startsAt: Date;

  @InstantField('On call until just before this instant', { required: true, example: '2030-11-26T08:00:00Z' })
  endsAt: Date;
}

/** Body of PATCH /api/on-call/shifts/:id: what is given is changed, from now on. */
export class ShiftChangeBody extends PartialType(ShiftBody, { skipNullProperties: false }) {}

/** Body of POST /api/on-call/overrides. */
export class OverrideBody extends ShiftBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: 'Swapped with John' })
  @IsOptional()
  @NameText(200)
  reason?: string | null;
}

/** Body of PATCH /api/on-call/overrides/:id: what is given is changed, from now on. */
export class OverrideChangeBody extends PartialType(OverrideBody, { skipNullProperties: false }) {}

/** Query of the lists of shifts and overrides. */
export class ShiftsQuery extends PageQuery {
  @InstantField('Only what ends after this instant')
  from?: Date;

  @InstantField('Only what begins before this instant')
  to?: Date;

  @ApiPropertyOptional({ type: Number, minimum: 1 })
  @IsOptional()
  @WholeNumber()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  userId?: number;
}

/** A shift. */
export class ShiftAnswer {
  @ApiProperty()
  id: number;

  @ApiProperty()
  userId: number;

  @ApiProperty({ enum: ON_CALL_LEVELS })
  level: OnCallLevel;

  @ApiProperty({ type: String, format: 'date-time' })
  startsAt: Date;

  @ApiProperty({ type: String, format: 'date-time', description: 'Not part of it' })
  endsAt: Date;
}

/** An override. */
export class OverrideAnswer extends ShiftAnswer {
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

/** A page of shifts, earliest first. */
export class ShiftsAnswer {
  @ApiProperty({ type: [ShiftAnswer] })
  items: ShiftAnswer[];

  @ApiProperty()
  total: number;

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;
}

/** A page of overrides, earliest first. */
export class OverridesAnswer {
  @ApiProperty({ type: [OverrideAnswer] })
  items: OverrideAnswer[];

  @ApiProperty()
  total: number;

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;
}
