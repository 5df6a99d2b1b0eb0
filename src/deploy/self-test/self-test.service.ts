import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { TextsInMemory } from '../../line-texts/index.js';
import { PeopleReader } from '../people-reader.service.js';
import { TwilioAccount } from '../twilio/account.service.js';
import { phoneNumber, twilioAccount } from './account.checks.js';
import type { Check } from './check.js';
import { errorLog } from './error-log.check.js';
import { fallbackAddress } from './fallback-address.check.js';
import { findingOf } from './finding-of.js';
import { Facts } from './facts.js';
import { fallbackNumbers, publishedFlows } from './flows.checks.js';
import { Outside } from './outside.service.js';
import { geographicPermissions } from './permissions.check.js';
import { reachable } from './reachable.check.js';
import type { SelfTestAnswer } from './self-test.answers.js';
import { recordings } from './recordings.check.js';
import { publicBaseUrl, secrets } from './settings.checks.js';
import { accountStanding, callsAtOnce } from './standing.checks.js';
import { textMessages } from './text-messages.check.js';

const CHECKS: readonly Check[] = [
  publicBaseUrl,
  secrets,
  reachable,
  twilioAccount,
  accountStanding,
  callsAtOnce,
  phoneNumber,
  publishedFlows,
  geographicPermissions,
  fallbackNumbers,
  fallbackAddress,
  textMessages,
  recordings,
  errorLog,
];

/** Looks at everything between a caller and this service that is set up outside of it. Changes nothing. */
@Injectable()
export class SelfTest {
  private readonly logger = new Logger(SelfTest.name);

  constructor(
    private readonly environment: Environment,
    private readonly account: TwilioAccount,
    private readonly outside: Outside,
    private readonly people: PeopleReader,
    private readonly clock: Clock,
    private readonly lineTexts: TextsInMemory,
  ) {}

  /** All checks, side by side; never throws: a check that fails is a line too. */
  async run(): Promise<SelfTestAnswer> {
    const read = () => this.people.read();
    const facts = new Facts(
      this.environment,
      this.account,
      this.outside,
      read,
      this.clock.now(),
      this.lineTexts.current,
    );
    const failed = ({ name }: Check, why: string): void => this.logger.error(`self-test ${name}: ${why}`);
    const checks = await Promise.all(
      CHECKS.map(async (check) => ({ name: check.name, ...(await findingOf(check, facts, failed)) })),
    );
    return { ok: checks.every(({ ok }) => ok !== false), checks };
  }
}
