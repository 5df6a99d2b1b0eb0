import { Transform } from 'class-transformer';

/** How a whole number is written: `0x1`, `1e1`, `1.0` and ` 1` would be numbers to JavaScript, too. */
const WHOLE = /^(0|-?[1-9]\d{0,14})$/;

/** A field of a query that holds a whole number in decimal digits; anything else stays the text that it is, for the checks. */
export function WholeNumber(): PropertyDecorator {
  return Transform(({ value }) =>
    typeof value === 'string' && WHOLE.test(value) ? Number(value) : (value as unknown),
  );
}
