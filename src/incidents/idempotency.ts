import { createHash } from 'node:crypto';
import { secondsAfter } from './claims.js';
import type { IncidentRecord } from './incident-record.js';

/** For how long a token's request gets the stored answer, in seconds (rules: §4). */
const TOKEN_SECONDS = 3600;
/** As long as Twilio lets a call last, in seconds: a signature of before is nobody's who calls. */
const LONGEST_CALL_SECONDS = 4 * 3600;

/** Where a request came from. */
export interface RequestOrigin {
  readonly requestId: string;
  /** An id that no other request has; left out: `requestId` is ours, and is one. */
  readonly ownId?: string | undefined;
  /** `next-target`, `answered`, `attempt-failed` or `completed`. */
  readonly endpoint: string;
  /** The header `I-Twilio-Idempotency-Token`, where there is one. */
  readonly idempotencyToken: string | null;
  /** The Twilio signature that let the request in; null: another credential did. */
  readonly signature: string | null;
}

/** How to find the stored answer of the same request. */
export interface Repetition {
  /** What is stored with an answer: digests of signature and token, in hexadecimal. */
  readonly key: string;
  /** How the keys of the same request begin; `key` itself where only its token says that it is the same. */
  readonly prefix: string;
  /** An answer of before doesn't count. */
  readonly since: Date;
}

/** A stored answer, when it was given, and whether only to what the token calls the same request. */
export interface StoredAnswer {
  readonly answer: unknown;
  readonly at: Date;
  readonly sameToken: boolean;
}

/** Of a key of 64 digits, how many are the signature's. */
const SIGNATURE_DIGITS = 40;
/** No hexadecimal digit. */
const NO_TOKEN = 'g';

/**
 * How to find the answer of the same request; null when nothing tells that it is the same. A signature that is seen again
 * says so, whatever the token, which isn't signed: somebody who copies a request can choose another.
 */
export function replayOf({ endpoint, signature, idempotencyToken }: RequestOrigin, now: Date): Repetition | null {
  const ofToken = idempotencyToken === null ? null : digest(`${endpoint}|${idempotencyToken}`);
  if (signature !== null) {
    const prefix = beginningOf(digest(`${endpoint}|${signature}`));
    const key = prefix + (ofToken?.slice(SIGNATURE_DIGITS) ?? NO_TOKEN);
    return { key, prefix, since: new Date(0) };
  }
  return ofToken === null ? null : { key: ofToken, prefix: ofToken, since: secondsAfter(now, -TOKEN_SECONDS) };
}

/** Where an answer is looked up: two keys of the same request have this in common. */
export function beginningOf(key: string): string {
  return key.slice(0, SIGNATURE_DIGITS);
}

/** What was stored under a key that begins as a request's. */
export function storedAnswer({ key }: Repetition, storedKey: string, answer: unknown, at: Date): StoredAnswer {
  return { answer, at, sameToken: key === storedKey && !key.endsWith(NO_TOKEN) };
}

/**
 * Whether a request for whom to ring gets its stored answer. A flow asks with the very same signed bytes again when it
 * has rung somebody in vain (the guide's body names only call and caller): so without the same token the same signature
 * means the same request only while somebody of the call is being rung, or when it is older than any call.
 */
export function countsForNext({ at, sameToken }: StoredAnswer, { attempts }: IncidentRecord, now: Date): boolean {
  if (sameToken || secondsAfter(at, LONGEST_CALL_SECONDS) < now) return true;
  return attempts.some(({ status, offeredAt, timeoutSeconds }) => {
    const rungAt = at > offeredAt ? at : offeredAt; // an answer may have offered them again
    return status === 'pending' && secondsAfter(rungAt, timeoutSeconds) > now;
  });
}

/** What a request is called, for its line in the trail. */
export function idsOf({ requestId, ownId }: RequestOrigin): { requestId: string; ownId: string | undefined } {
  return { requestId, ownId };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
