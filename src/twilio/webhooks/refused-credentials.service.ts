import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/index.js';

/** This many wrong credentials within a minute are more than a slip: somebody guesses, or a token was rotated. */
const WARNED_OF = 10;
const MINUTE = 60_000;

/** What a request showed that was wrong. */
export type ShownCredential = 'signature' | 'secret';

/**
 * Counts the wrong credentials that requests in Twilio's name show, and warns of many. It limits nothing: a right
 * credential always passes. Requests that show nothing don't count: Twilio sends them first, to be asked for the secret.
 */
@Injectable()
export class RefusedCredentials {
  /** Since the start of the process. */
  readonly counts: Record<ShownCredential, number> = { signature: 0, secret: 0 };
  private readonly logger = new Logger('Twilio');
  private minute = { from: 0, refused: 0 };

  constructor(private readonly clock: Clock) {}

  note(shown: readonly ShownCredential[]): void {
    if (shown.length === 0) return;
    for (const each of shown) this.counts[each] += 1;
    const now = this.clock.now().getTime();
    if (now - this.minute.from >= MINUTE) this.minute = { from: now, refused: 0 };
    this.minute.refused += 1;
    if (this.minute.refused !== WARNED_OF) return;
    const why = 'somebody guesses, or a token, a secret or PUBLIC_BASE_URL has changed';
    this.logger.warn({ msg: `${WARNED_OF} requests within a minute showed a wrong telephony credential: ${why}` });
  }
}
