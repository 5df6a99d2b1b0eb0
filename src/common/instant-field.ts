import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsDate, IsOptional } from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { DomainError } from './domain-error.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})$/;

/**
 * The instant that an ISO 8601 text with an offset names, or null: a date that does not exist, no offset, another
 * spelling. A space before the offset is the `+` that a query loses when it is not encoded.
 */
export function parseInstant(text: string): Date | null {
  if (!INSTANT.test(text)) return null;
  try {
    const instant = new Date(Temporal.Instant.from(text.replace(' ', '+')).epochMilliseconds);
    return instant.getUTCFullYear() >= 1970 && instant.getUTCFullYear() <= 9999 ? instant : null;
  } catch {
    return null;
  }
}

/** An optional field of a query that holds an instant: anything else than ISO 8601 with an offset gets 400. */
export function InstantField(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date-time', example: '2026-11-23T00:00:00Z', description }),
    Transform(({ value }) => (typeof value === 'string' ? (parseInstant(value) ?? value) : (value as unknown))),
    IsOptional(),
    IsDate({ message: '$property must be an ISO 8601 instant with an offset, such as 2026-11-23T00:00:00Z' }),
  );
}

/** @throws DomainError 400 naming to, when a period ends before it begins. */
export function refuseBackwards({ from, to }: { readonly from?: Date; readonly to?: Date }): void {
  if (!from || !to || from <= to) return;
  throw DomainError.badRequest([{ field: 'to', message: 'to must not be before from' }]);
}
