import { DomainError } from '../common/index.js';

const MAX_CALL_SID = 64;
const MAX_TEXT = 255;
const MAX_ID = 2_147_483_647;

/** The fields of a telephony request, whose values may be anything at all. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * The callSid: text of at most 64 printable characters; null where it is empty or missing.
 * @throws DomainError 400 naming callSid.
 */
export function readCallSid({ callSid }: Fields): string | null {
  if (isAbsent(callSid)) return null;
  const text = typeof callSid === 'number' ? String(callSid) : callSid;
  if (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text.trim()) || text.trim().length > MAX_CALL_SID) {
    throw refused('callSid', `callSid must be text of at most ${MAX_CALL_SID} printable characters without spaces`);
  }
  return text.trim();
}

/**
 * The incidentId: a number or a numeric text; `""`, null and nothing mean absent (rules: §2).
 * @throws DomainError 400 naming incidentId.
 */
export function readIncidentId({ incidentId }: Fields): number | null {
  if (isAbsent(incidentId)) return null;
  const id = typeof incidentId === 'string' ? numberIn(incidentId) : incidentId;
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0 && id <= MAX_ID) return id;
  throw refused('incidentId', 'incidentId must be the number of an incident');
}

/** The same for a caller who must not be lost: an invalid incidentId is no reason to turn them away. */
export function readIncidentIdOrNothing(fields: Fields): number | null {
  try {
    return readIncidentId(fields);
  } catch {
    return null;
  }
}

/** Any text of at most 255 characters, cut where it is longer; other values read as an empty string. Never throws. */
export function readText(fields: Fields, field: string): string {
  const value = fields[field];
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return text.slice(0, MAX_TEXT).toWellFormed().replaceAll('\0', '');
}

/** The longest text that people speak or write, in characters. */
const MAX_WORDS = 4000;

/** Returns what somebody said or wrote, on one line, cut where it is very long; what is no text reads as an empty string. */
export function readWords(fields: Fields, field: string): string {
  const value = fields[field];
  const text = typeof value === 'string' ? value.slice(0, MAX_WORDS).toWellFormed() : '';
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** A duration in seconds; `ignored` has what was sent instead of one, as text. */
export interface DurationField {
  readonly seconds: number | null;
  readonly ignored: string | null;
}

/** The longest duration that can be true, in seconds. */
const MAX_SECONDS = 86_400;

/** The duration: an integer, a numeric text, or nothing; anything else is ignored, not refused (rules: §3). */
export function readDuration({ duration }: Fields): DurationField {
  if (isAbsent(duration)) return { seconds: null, ignored: null };
  const seconds = typeof duration === 'string' ? numberIn(duration) : duration;
  if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0 && seconds <= MAX_SECONDS) {
    return { seconds, ignored: null };
  }
  const ignored = typeof duration === 'string' || typeof duration === 'number' ? String(duration) : 'not a number';
  return { seconds: null, ignored: ignored.slice(0, MAX_TEXT) };
}

/** The whole number in a text; Studio may have made `123.0` of `123`. */
function numberIn(text: string): number {
  return /^-?\d{1,15}(?:\.0+)?$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function refused(field: string, message: string): DomainError {
  return DomainError.badRequest([{ field, message }]);
}

/** Returns Twilio's error number (`ErrorCode`); null where there isn't one. */
export function readErrorCode(fields: Fields): number | null {
  const text = readText(fields, 'ErrorCode').trim();
  return /^[1-9]\d{3,5}$/.test(text) ? Number(text) : null;
}
