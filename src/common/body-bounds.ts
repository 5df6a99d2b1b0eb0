import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from './domain-error.js';

/** By how much more than it may have a body without a length may go on, until its connection is cut. */
const PATIENCE = 4;

/** Returns whether a request has, or may have, a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || !/^0*$/.test(headers['content-length'] ?? '');
}

/**
 * Refuses a body that says itself that it is too long, before a byte of it is read; the connection ends then. One that does
 * not say so is cut off when it goes on for ever. @throws DomainError 413.
 */
export function boundBody(request: IncomingMessage, response: ServerResponse, bytes: number): void {
  const { 'content-length': length } = request.headers;
  if (length !== undefined) {
    if (Number(length) <= bytes) return;
    response.setHeader('Connection', 'close');
    throw new DomainError(413, 'PAYLOAD_TOO_LARGE', `the body may have ${bytes} bytes`);
  }
  let come = 0;
  request.on('data', (chunk: Buffer) => {
    come += chunk.length;
    if (come > bytes * PATIENCE) request.destroy();
  });
}

/** What a JSON text may hold. */
export interface JsonBounds {
  /** Members of objects, entries of arrays, and these themselves. */
  readonly values: number;
  /** Objects and arrays within each other. */
  readonly depth: number;
  /** Members of one object: the time of the checks grows with their square. */
  readonly members: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Looks through a JSON text in UTF-8 before it is parsed: what reads and checks the values takes long for many, and breaks
 * for deep ones. Text that isn't JSON may pass. @throws DomainError 400 naming `body`.
 */
export function boundJson(json: Buffer, { values, depth, members }: JsonBounds): void {
  /** How many members the object at each depth has so far. */
  const named = [0];
  let count = 0;
  let deep = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (isText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if (byte === COMMA) count += 1;
    else if (byte === COLON) {
      const own = (named[deep] ?? 0) + 1;
      named[deep] = own;
      if (own > members) throw unbounded(`an object of the body may have ${members} members`);
    } else if (OPENING.has(byte)) {
      count += 1;
      deep += 1;
      named[deep] = 0;
    } else if (CLOSING.has(byte)) deep -= 1;
    if (deep > depth) throw unbounded(`the body may have ${depth} levels of objects and lists`);
    if (count > values) throw unbounded(`the body may have ${values} values`);
  }
}

/**
 * Throws for halves of characters (lone surrogates), which JSON can hold, but which libraries and databases break on.
 * @throws DomainError 400 naming the field, such as `participants[2]`.
 */
export function assertWholeCharacters(value: unknown, field = 'body'): void {
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw DomainError.badRequest([{ field, message: `${field} must not have halves of characters` }]);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    assertWholeCharacters(name, field);
    const within = Array.isArray(value) ? `${field}[${name}]` : field === 'body' ? name : `${field}.${name}`;
    assertWholeCharacters(member, within);
  }
}

function unbounded(message: string): DomainError {
  return DomainError.badRequest([{ field: 'body', message }]);
}
