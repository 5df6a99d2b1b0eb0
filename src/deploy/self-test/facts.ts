import type { Environment } from '../../config/index.js';
import { FRIENDLY_NAMES, type DeployedFlow } from '../flows.js';
import type { PresentPeople } from '../fallback-numbers.js';
import type { PeopleReader } from '../people-reader.service.js';
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
    private readonly reader: PeopleReader,
  ) {}

  people(): Promise<PresentPeople> {
    return this.once('people', () => this.reader.read());
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
