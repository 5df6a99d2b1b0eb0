import { DomainError } from '../../common/index.js';
import { isForm, parseForm } from '../../twilio/index.js';

/**
 * The fields of a telephony request, as Studio really sends it.
 * A form gives strings, of a repeated name the last one. Every other content type is read as JSON, in which a missing value
 * (`"incidentId": ,` or `"duration": }`, what Liquid prints for something undefined) counts as null.
 * A field called `__proto__` is left out.
 * @throws DomainError 400 naming `body`, when it is empty, can't be read, or is not an object.
 */
export function readTelephonyBody(raw: Buffer, contentType: string | undefined): Record<string, unknown> {
  if (raw.length === 0) throw unreadable('the body is empty');
  return isForm(contentType) ? readForm(raw) : readJson(raw);
}

function readForm(raw: Buffer): Record<string, unknown> {
  const fields = [...parseForm(raw)].map(([name, values]) => [name, values.at(-1)] as const);
  return Object.fromEntries(fields.filter(([name]) => name !== '__proto__'));
}

function readJson(raw: Buffer): Record<string, unknown> {
  const text = new TextDecoder().decode(raw); // drops a byte order mark
  const value = parsed(text) ?? parsed(withMissingValuesAsNull(text));
  if (value === undefined) throw unreadable('the body is neither JSON nor a form');
  if (!isRecord(value.json)) throw unreadable('the body must be a JSON object');
  return value.json;
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    // Asking for each field costs more than the rest, and the name is spelt out, or with escapes.
    if (!text.includes('__proto__') && !text.includes('\\u')) return { json: JSON.parse(text) as unknown };
    return { json: JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value)) };
  } catch {
    return undefined;
  }
}

/** A whole string (skipped, even when it never ends), or a colon with nothing but white space up to `,` or `}`. */
const STRING_OR_MISSING_VALUE = /"[^"\\]*(?:\\[^][^"\\]*)*"?|:\s*(?=[,}])/g;

function withMissingValuesAsNull(text: string): string {
  return text.replace(STRING_OR_MISSING_VALUE, (found) => (found.startsWith(':') ? ': null' : found));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(message: string): DomainError {
  return DomainError.badRequest([{ field: 'body', message }]);
}
