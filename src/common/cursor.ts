import { DomainError } from './domain-error.js';

/** A place in a list, newest first: of two entries of one instant, the one with the higher id is newer. */
export interface Place {
  readonly at: Date;
  readonly id: number;
}

/** A place as a text that nobody needs to understand. */
export function toCursor({ at, id }: Place): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** @throws DomainError 400 naming cursor, for what `toCursor` did not make. */
export function fromCursor(cursor: string): Place {
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const place = { at: new Date(Number(at)), id: Number(id) };
  if (at !== undefined && place.at.getUTCFullYear() <= 9999) return place;
  throw DomainError.badRequest([{ field: 'cursor', message: 'cursor must be the nextCursor of a page' }]);
}
