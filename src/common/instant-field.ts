import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDate, IsOptional } from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { DomainError } from './domain-error.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})$/;

/** The years of every instant and date that is taken from outside: what lies beyond them is a slip. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

/** Returns whether an instant or date of this year is taken from outside. */
export function isYearTaken(year: number): boolean {
  return FIRST_YEAR <= year && year <= LAST_YEAR;
}

/**
 * Returns the instant that an ISO 8601 text with an offset names, or null: a date that does not exist, no offset, another
 * spelling, a year (in UTC) that isn't taken. A space before the offset is the `+` that a query loses when it is not
 * encoded.
 */
export function parseInstant(text: string): Date | null {
  if (!INSTANT.test(text)) return null;
  try {
    const instant = new Date(Temporal.Instant.from(text.replace(' ', '+')).epochMilliseconds);
    return isYearTaken(instant.getUTCFullYear()) ? instant : null;
  } catch {
    return null;
  }
}

/** How a field that holds an instant differs from an optional one of a query. */
export interface InstantFieldOptions {
  /** Whether it must be there. */
  readonly required?: boolean;
  /** Whether null is a value of it. */
  readonly nullable?: boolean;
  readonly example?: string;
}

/**
 * Declares a field of a query or body that holds an instant, the one way for all of them: anything else than ISO 8601
 * with an offset, between the years 2000 and 2100, gets 400 with a sentence that names the field.
 */
export function InstantField(
  description: string,
  { required = false, nullable = false, example = '2026-11-23T00:00:00Z' }: InstantFieldOptions = {},
): PropertyDecorator {
  const message =
    `$property must be an ISO 8601 instant with an offset, such as ${example}, ` +
    `in a year from ${FIRST_YEAR} to ${LAST_YEAR}`;
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time', required, example, description, ...(nullable && { nullable }) }),
    Transform(({ value }) => (typeof value === 'string' ? (parseInstant(value) ?? value) : (value as unknown))),
    ...(required ? [] : [IsOptional()]),
    IsDate({ message }),
  );
}

/** @throws DomainError 400 naming to, when a period ends before it begins. */
export function refuseBackwards({ from, to }: { readonly from?: Date; readonly to?: Date }): void {
  if (!from || !to || from <= to) return;
  throw DomainError.badRequest([{ field: 'to', message: 'to must not be before from' }]);
}
