import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { WholeNumber } from '../common/index.js';
import { ON_CALL_LEVELS, type OnCallLevel } from './on-call/plan.js';

/** A field that holds the id of a user. */
export function UserIdField(): PropertyDecorator {
  return applyDecorators(ApiProperty({ example: 1, minimum: 1 }), IsInt(), Min(1), Max(999_999_999));
}

/** A field that holds `primary` or `secondary`. */
export function LevelField(): PropertyDecorator {
  return applyDecorators(ApiProperty({ enum: ON_CALL_LEVELS }), IsIn(ON_CALL_LEVELS));
}

/** A field that holds a wall-clock time of a day. */
export function TimeOfDayField(example: string, pattern: RegExp, description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ example, pattern: pattern.source, description }),
    Matches(pattern, { message: `$property must be a time such as ${example}` }),
  );
}

/** Which page of a list, and of which level. */
export class PageQuery {
  @ApiPropertyOptional({ enum: ON_CALL_LEVELS })
  @IsOptional()
  @IsIn(ON_CALL_LEVELS)
  level?: OnCallLevel;

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
