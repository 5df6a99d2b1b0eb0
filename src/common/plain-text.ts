import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { NAME } from './names.js';

const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u;

/** What a name must be, as a sentence goes on after the field's name. */
export const NAME_RULE = 'must be one line of text with something to see, and without signs that turn its direction';

/** Returns whether a text has neither control characters nor halves of characters. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/** A field of one line of text without control characters or halves of characters, of bounded length. */
export function PlainText(most: number, least = 0): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MinLength(least),
    MaxLength(most),
    Matches(PLAIN, { message: '$property must not have control characters' }),
  );
}

/** A field of a name, or another line that people read: as `isName` wants it, of bounded length. */
export function NameText(most: number): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(most), Matches(NAME, { message: `$property ${NAME_RULE}` }));
}
