import { createHash } from 'node:crypto';
import { secondsAfter } from './claims.js';

/** For how long a repeated request gets the stored answer, in seconds (rules: §4). */
const REPLAY_SECONDS = 3600;

/** Where a request came from. */
export interface RequestOrigin {
  readonly requestId: string;
  /** `next-target`, `answered`, `attempt-failed` or `completed`. */
  readonly endpoint: string;
  /** The header `I-Twilio-Idempotency-Token`, where there is one. */
  readonly idempotencyToken: string | null;
}

/** How to find the answer of the same request; null when it carries no token. */
export function replayOf(origin: RequestOrigin, now: Date): { key: string; since: Date } | null {
  if (origin.idempotencyToken === null) return null;
  const key = createHash('sha256').update(`${origin.endpoint}|${origin.idempotencyToken}`).digest('hex');
  return { key, since: secondsAfter(now, -REPLAY_SECONDS) };
}
