import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { UnitOfWork } from '../../database/index.js';
import { RosterCache } from '../../routing/index.js';
import { AccountWatch } from '../../twilio/index.js';
import { expiryOf } from '../kinds.js';
import type { Draft } from '../outbox/draft.js';
import { writeMessages } from '../outbox/write-messages.js';
import { managersOf } from '../recipients.js';
import { SendingPolicy } from '../sending-policy.js';
import { textsIn } from '../texts/index.js';
import { alertFor } from './alert.js';

/** Tells managers of what is wrong with the account at Twilio: once a day of each problem, by both ways. */
@Injectable()
export class AccountMessages {
  constructor(
    private readonly watch: AccountWatch,
    private readonly unitOfWork: UnitOfWork,
    private readonly rosters: RosterCache,
    private readonly policy: SendingPolicy,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Looks at the account where that is due, and writes what is to be told of it; how many messages that was. */
  async write(): Promise<number> {
    await this.watch.look();
    const { finding } = this.watch;
    if (finding === null) return 0;
    const { problem, standing } = finding;
    const texts = textsIn(this.environment.lineLanguage);
    const money = standing.balance && `${standing.balance.amount.toFixed(2)} ${standing.balance.currency}`;
    const now = this.clock.now();
    return this.unitOfWork.run(async (unit) => {
      const { people } = await this.rosters.current(unit);
      const drafts = managersOf(people.values()).map((recipient): Draft => {
        const subject = `${problem}-${now.toISOString().slice(0, 10)}`;
        const body = texts.account(problem, money);
        return { kind: 'account', subject, recipient, body, incidentId: null, expiresAt: expiryOf('account', now) };
      });
      // A suspended account sends no text messages: the second way isn't waited for.
      const [first] = drafts;
      const alerts = this.policy.canAlert && first !== undefined ? [alertFor(first, texts)] : [];
      return (await writeMessages(unit, [...drafts, ...alerts], this.policy, now)).length;
    });
  }
}
