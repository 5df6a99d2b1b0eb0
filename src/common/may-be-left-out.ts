import { ValidateIf } from 'class-validator';

/** A field that may be left out, and is never null: `IsOptional` would take null for a value that can't be kept. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}
