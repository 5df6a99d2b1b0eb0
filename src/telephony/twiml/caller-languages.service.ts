import { Injectable } from '@nestjs/common';
import type { LineLanguage } from '../../config/index.js';

/** How many callers' languages are kept at most: far more than call at once. */
const MAX_CALLERS = 10_000;

/**
 * The languages that callers have chosen. Their own addresses name them; this is for addresses that are made in another
 * person's request. Where a restart has come between, the caller hears the line's first one.
 */
@Injectable()
export class CallerLanguages {
  private readonly byCallSid = new Map<string, LineLanguage>();

  /** Keeps what a caller has chosen; null: nothing yet. */
  keep(callSid: string, language: LineLanguage | null): void {
    if (language === null) return;
    this.byCallSid.delete(callSid); // the newest is the last
    this.byCallSid.set(callSid, language);
    const [oldest] = this.byCallSid.keys();
    if (this.byCallSid.size > MAX_CALLERS && oldest !== undefined) this.byCallSid.delete(oldest);
  }

  /** Returns what a caller has chosen; null: nothing that is known. */
  of(callSid: string): LineLanguage | null {
    return this.byCallSid.get(callSid) ?? null;
  }
}
