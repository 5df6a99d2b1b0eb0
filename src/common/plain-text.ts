import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** A field of one line of text without control characters, of so many characters. */
export function PlainText(most: number, least = 0): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MinLength(least),
    MaxLength(most),
    Matches(/^\P{Cc}*$/u, { message: '$property must not have control characters' }),
  );
}
