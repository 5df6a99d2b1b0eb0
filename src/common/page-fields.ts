import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { WholeNumber } from './whole-number.js';

/** A field of a query: how many entries a page has at most, from 1 to 200. */
export function LimitField(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 200 }),
    WholeNumber(),
    IsInt(),
    Min(1),
    Max(200),
  );
}

/** An optional field of a query: where a page begins. */
export function CursorField(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, maxLength: 64, description: 'nextCursor of the page before' }),
    IsOptional(),
    IsString(),
    MaxLength(64),
    Matches(/^[\w-]+$/, { message: 'cursor must be the nextCursor of a page' }),
  );
}
