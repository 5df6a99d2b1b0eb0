import type { Environment } from '../../config/index.js';
import type { AccountStanding, CustomerProfile, SmsNumber, SmsRegistration } from '../../twilio/index.js';
import type { LineSettings } from '../../line-texts/index.js';
import { FRIENDLY_NAMES, type DeployedFlow } from '../flows.js';
import type { PresentPeople } from '../fallback-numbers.js';
import type { AccountFlow, AccountNumber, TwilioAccount } from '../twilio/account.service.js';
import { NotAsked } from './not-asked.js';
import type { Outside } from './outside.service.js';

/** What the checks of one self-test share; each thing is asked for once, when the first check wants it. */
export class Facts {
  private readonly asked = new Map<string, Promise<unknown>>();

  constructor(
    readonly environment: Environment,
    readonly account: TwilioAccount,
    readonly outside: Outside,
    private readonly readPeople: () => Promise<PresentPeople>,
    readonly now: Date,
    readonly line: LineSettings,
  ) {}

  people(): Promise<PresentPeople> {
    return this.once('people', this.readPeople);
  }

  /** How the account stands. @throws NotAsked where it is not set or can't be reached. */
  async standing(): Promise<AccountStanding> {
    await this.reachAccount();
    return this.once('standing', () => this.account.standing());
  }

  /** The account's customer profile. @throws NotAsked as `standing` does. */
  async profile(): Promise<CustomerProfile> {
    await this.reachAccount();
    return this.once('profile', () => this.account.profile());
  }

  /** Whether carriers take text messages of a number. @throws NotAsked as `standing` does. */
  async smsRegistration(number: SmsNumber): Promise<SmsRegistration> {
    await this.reachAccount();
    return this.once('sms', () => this.account.smsRegistration(number, this.environment.twilioMessagingServiceSid));
  }

  /**
   * The account's numbers: the first thing that is asked of Twilio.
   * @throws NotAsked where no account is set; DeployError where it can't be reached.
   */
  numbers(): Promise<AccountNumber[]> {
    if (!this.account.isConfigured) throw new NotAsked('Not asked: TWILIO_ACCOUNT_SID is not set.');
    return this.once('numbers', () => this.account.numbers());
  }

  /** @throws NotAsked where the account is not set or can't be reached: its own line says why. */
  async reachAccount(): Promise<void> {
    const isReached = await this.numbers().then(
      () => true,
      () => false,
    );
    if (!isReached) throw new NotAsked('Not asked: Twilio is not reached.');
  }

  /** One of our flows in the account; null: it is not there. */
  flow(flow: DeployedFlow): Promise<AccountFlow | null> {
    return this.once(flow, () => this.account.flow(FRIENDLY_NAMES[flow]));
  }

  private once<T>(name: string, ask: () => Promise<T>): Promise<T> {
    const answer = (this.asked.get(name) as Promise<T> | undefined) ?? ask();
    this.asked.set(name, answer);
    return answer;
  }
}
