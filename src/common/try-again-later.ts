import { DomainError } from './domain-error.js';

/** A refusal for now, with `Retry-After`: 503, or 429 where the asker alone has asked too often. */
export class TryAgainLater extends DomainError {
  constructor(
    code: string,
    message: string,
    /** When to try again, in seconds from now. */
    readonly retryAfterSeconds: number,
    status: 429 | 503 = 503,
  ) {
    super(status, code, message);
  }
}
