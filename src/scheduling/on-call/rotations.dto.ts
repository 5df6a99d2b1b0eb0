import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { NameText } from '../../common/index.js';
import { DATE_WANTED, isDateTaken, TIME_OF_DAY } from '../business-hours/check-business-hours.js';
import { LevelField, TimeOfDayField } from '../fields.js';
import { ON_CALL_LEVELS, ROTATION_PERIODS, type OnCallLevel, type RotationPeriod } from './plan.js';

@ValidatorConstraint({ name: 'dateTaken' })
class DateTaken implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDateTaken(value);
  }

  defaultMessage(): string {
    return `$property must be ${DATE_WANTED}`;
  }
}

/** Body of POST /api/on-call/rotations. */
export class RotationBody {
  @ApiProperty({ example: 'Weekdays', maxLength: 120 })
  @NameText(120)
  name: string;

  @LevelField()
  level: OnCallLevel;

  @ApiProperty({ example: 'America/Los_Angeles', maxLength: 64, description: 'IANA' })
  @IsString()
  @MaxLength(64)
  timeZone: string;

  @ApiProperty({ enum: ROTATION_PERIODS })
  @IsIn(ROTATION_PERIODS)
  period: RotationPeriod;

  @ApiProperty({ example: 1, minimum: 1, maximum: 366, description: 'How many days or weeks one turn lasts' })
  @IsInt()
  @Min(1)
  @Max(366)
  interval: number;

  @TimeOfDayField('08:00', TIME_OF_DAY, "On the zone's clocks, whatever daylight saving does")
  handoffTime: string;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: 7,
    example: 1,
    description: 'Of weekly rotations, Monday is 1; left out: the weekday of startsOn. Daily ones have none',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(7)
  handoffWeekday?: number | null;

  @ApiProperty({
    format: 'date',
    example: '2026-11-23',
    description:
      'The day on which the turn of the first participant begins, at the handoff time; it ends with the next handoff',
  })
  @Validate(DateTaken)
  startsOn: string;

  @ApiProperty({ type: [Number], example: [1], minItems: 1, maxItems: 200, description: 'User ids, in order' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(999_999_999, { each: true })
  participants: number[];
}

/** Body of PATCH /api/on-call/rotations/:id: what is given is changed, from now on. */
export class RotationChangeBody extends PartialType(RotationBody, { skipNullProperties: false }) {}

/** A rotation. */
export class RotationAnswer {
  @ApiProperty()
  id: number;

  @ApiProperty()
  name: string;

  @ApiProperty({ enum: ON_CALL_LEVELS })
  level: OnCallLevel;

  @ApiProperty({ description: 'IANA' })
  timeZone: string;

  @ApiProperty({ enum: ROTATION_PERIODS })
  period: RotationPeriod;

  @ApiProperty()
  interval: number;

  @ApiProperty({ example: '08:00' })
  handoffTime: string;

  @ApiProperty({ type: Number, nullable: true })
  handoffWeekday: number | null;

  @ApiProperty({ example: '2026-11-23' })
  startsOn: string;

  @ApiProperty({ type: [Number] })
  participants: number[];

  @ApiProperty({
    description:
      'By how many places the order is moved on, so that turns under way kept their person when it was changed',
  })
  turnOffset: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it began, where a change has moved its first handoff to later than that',
  })
  begunAt: Date | null;
}

/** A page of rotations, in the order in which their people are rung. */
export class RotationsAnswer {
  @ApiProperty({ type: [RotationAnswer] })
  items: RotationAnswer[];

  @ApiProperty()
  total: number;

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;
}
