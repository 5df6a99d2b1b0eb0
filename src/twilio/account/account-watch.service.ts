import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { refusalOf, TwilioRest } from '../twilio-rest.service.js';
import { problemOf, readStanding, type AccountProblem, type AccountStanding } from './standing.js';

/** How often the account is looked at, and after a look that failed, in milliseconds. */
const LOOK_EVERY = 3_600_000;
const AFTER_FAILURE = 300_000;

/** What was found at the last look at the account. */
export interface AccountFinding {
  readonly problem: AccountProblem;
  readonly standing: AccountStanding;
}

/**
 * Looks at the account at Twilio each hour: a suspended one, or one without money, refuses calls before any webhook, and
 * nothing else would notice. Without an account nothing is asked.
 */
@Injectable()
export class AccountWatch {
  private readonly logger = new Logger('Account');
  private dueAt = Number.NEGATIVE_INFINITY;
  private found: AccountFinding | null = null;

  constructor(
    private readonly twilio: TwilioRest,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** What is wrong with the account by the last look; null: nothing, or nothing is known. */
  get finding(): AccountFinding | null {
    return this.found;
  }

  /** Looks at the account where that is due. Never throws: what can't be asked is asked again in five minutes. */
  async look(): Promise<void> {
    const { client } = this.twilio;
    const now = this.clock.now().getTime();
    if (client === null || now < this.dueAt) return;
    this.dueAt = now + LOOK_EVERY;
    try {
      const standing = await readStanding(client);
      const problem = problemOf(standing, this.environment.twilioLowBalance);
      this.found = problem === null ? null : { problem, standing };
    } catch (error) {
      this.dueAt = now + AFTER_FAILURE;
      const status = refusalOf(error)?.status;
      const why = status === undefined ? 'it was not reached' : `it answers ${status}`;
      this.logger.warn({ msg: `the account at Twilio could not be looked at: ${why}` });
    }
  }
}
