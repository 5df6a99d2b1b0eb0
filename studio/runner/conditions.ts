import { Temporal } from 'temporal-polyfill';

type Test = (input: string, value: string) => boolean;

const anyOf: Test = (input, value) => value.split(',').some((item) => item.trim() === input);
const wholeMatch: Test = (input, value) => new RegExp(`^(?:${value})$`, 'i').test(input);

const TESTS: Readonly<Record<string, Test>> = {
  equal_to: (input, value) => input === value,
  not_equal_to: (input, value) => input !== value,
  matches_any_of: anyOf,
  does_not_match_any_of: (input, value) => !anyOf(input, value),
  is_blank: (input) => input === '',
  is_not_blank: (input) => input !== '',
  contains: (input, value) => input.includes(value),
  does_not_contain: (input, value) => !input.includes(value),
  starts_with: (input, value) => input.startsWith(value),
  does_not_start_with: (input, value) => !input.startsWith(value),
  is_before_time: ordered((input, value) => Temporal.PlainTime.compare(input, value) < 0),
  is_after_time: ordered((input, value) => Temporal.PlainTime.compare(input, value) > 0),
  is_before_date: ordered((input, value) => Temporal.PlainDate.compare(input, value) < 0),
  is_after_date: ordered((input, value) => Temporal.PlainDate.compare(input, value) > 0),
};

const NUMERIC: Readonly<Record<string, (input: number, value: number) => boolean>> = {
  less_than: (input, value) => input < value,
  greater_than: (input, value) => input > value,
};

/**
 * Whether a condition of a Split holds (Twilio: Split Based On): upper and lower case are the same, surrounding spaces
 * do not count, a regular expression must match the whole text, `matches_any_of` takes a list with commas. A comparison of
 * numbers needs a number: a text, also one of digits, holds for nothing (Twilio: Studio FAQ). Times (`09:30`) and dates
 * (`2026-11-23`) that cannot be read hold for nothing. Throws for an unknown type.
 */
export function conditionHolds(type: string, given: unknown, value: string): boolean {
  const compare = NUMERIC[type];
  if (compare !== undefined) return isNumber(given) && value.trim() !== '' && compare(Number(given), Number(value));
  const trimmed = textOf(given).trim();
  if (type === 'regex') return wholeMatch(trimmed, value.trim());
  const test = TESTS[type];
  if (test === undefined) throw new Error(`Studio has no condition type ${type}`);
  return test(trimmed.toLowerCase(), value.trim().toLowerCase());
}

/** True for a number, also one that Set Variables made of a text. */
function isNumber(given: unknown): boolean {
  return typeof (given as object | null | undefined)?.valueOf() === 'number';
}

function textOf(given: unknown): string {
  return (given as { toString(): string } | null | undefined)?.toString() ?? '';
}

function ordered(compare: Test): Test {
  return (input, value) => {
    try {
      return compare(input, value);
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };
}
