import { Injectable, Logger } from '@nestjs/common';
import { Environment } from '../../config/index.js';
import { DeployError } from '../deploy-error.js';
import { PeopleReader } from '../people-reader.service.js';
import { TwilioAccount } from '../twilio/account.service.js';
import { phoneNumber, twilioAccount } from './account.checks.js';
import { notAsked, wrong, type Check, type Finding } from './check.js';
import { NotAsked } from './not-asked.js';
import { Facts } from './facts.js';
import { fallbackNumbers, publishedFlows } from './flows.checks.js';
import { Outside } from './outside.service.js';
import { geographicPermissions } from './permissions.check.js';
import { reachable } from './reachable.check.js';
import type { SelfTestAnswer } from './self-test.answers.js';
import { publicBaseUrl, secrets } from './settings.checks.js';

const CHECKS: readonly Check[] = [
  publicBaseUrl,
  secrets,
  reachable,
  twilioAccount,
  phoneNumber,
  publishedFlows,
  geographicPermissions,
  fallbackNumbers,
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
  ) {}

  /** All checks, side by side; never throws: a check that fails is a line too. */
  async run(): Promise<SelfTestAnswer> {
    const facts = new Facts(this.environment, this.account, this.outside, this.people);
    const checks = await Promise.all(
      CHECKS.map(async (check) => ({ name: check.name, ...(await this.findingOf(check, facts)) })),
    );
    return { ok: checks.every(({ ok }) => ok !== false), checks };
  }

  private async findingOf(check: Check, facts: Facts): Promise<Finding> {
    try {
      return await check.run(facts);
    } catch (error) {
      if (error instanceof NotAsked) return notAsked(error.message);
      if (error instanceof DeployError) return wrong(error.message, 'Mend that, then run this test again.');
      this.logger.error(`self-test ${check.name}: ${error instanceof Error ? error.message : 'unknown'}`);
      return wrong('This check itself has failed.', 'Look at the log of the service.');
    }
  }
}
