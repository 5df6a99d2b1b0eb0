import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { HELD, StuckRows, UnitOfWork, type RowByRow, type Unit } from '../../database/index.js';
import { incidentsToRemindOf, MAX_REMINDERS, takeReminder, type DueReminder } from '../../follow-ups/index.js';
import { RosterCache } from '../../routing/index.js';
import { UsersService } from '../../users/index.js';
import { expiryOf } from '../kinds.js';
import { managersOf, type Recipient } from '../recipients.js';
import { SendingPolicy } from '../sending-policy.js';
import { spellInstant, textsIn } from '../texts/index.js';
import type { Draft } from './draft.js';
import { writeMessages } from './write-messages.js';

/**
 * Tells managers again and again, but not for ever, that nobody has taken a follow-up. When that is due stands in the
 * database: it goes on after a restart, and of several instances one writes the messages.
 */
@Injectable()
export class FollowUpReminders {
  private readonly reminders: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rosters: RosterCache,
    private readonly users: UsersService,
    private readonly policy: SendingPolicy,
    private readonly environment: Environment,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.reminders = stuck.work('follow-ups to remind of');
  }

  /** Writes the messages that are due; returns how many follow-ups they were about. @throws DatabaseAway */
  async write(): Promise<number> {
    const ids = await this.unitOfWork.run((unit) => incidentsToRemindOf(unit, this.clock.now()));
    const written = await this.reminders.doEach(ids, (id) =>
      this.unitOfWork.run((unit) => this.remind(unit, id), { onlyIfFree: true }),
    );
    return written.filter(Boolean).length;
  }

  private async remind(unit: Unit, incidentId: number): Promise<boolean | typeof HELD> {
    const now = this.clock.now();
    const { people, schedule } = await this.rosters.current(unit);
    const due = await takeReminder(unit, incidentId, now);
    if (due === HELD) return HELD;
    if (due === null || this.policy.skipReason('follow_up') !== null) return false;
    const recipients = managersOf(people.values());
    const zones = await this.users.timeZones(
      unit,
      recipients.map(({ userId }) => userId),
    );
    const drafts = recipients.map((recipient) =>
      this.draft(due, recipient, zones.get(recipient.userId) ?? schedule.hours.timeZone, now),
    );
    await writeMessages(unit, drafts, this.policy, now);
    return true;
  }

  private draft(due: DueReminder, recipient: Recipient, timeZone: string, now: Date): Draft {
    const { publicBaseUrl, lineLanguage } = this.environment;
    const texts = textsIn(lineLanguage);
    const { incidentId, callerE164: caller, since, number } = due;
    const words = { incidentId, caller, at: spellInstant(texts, since.getTime(), timeZone) };
    const link = publicBaseUrl === null ? '' : ` ${publicBaseUrl}/follow-ups`;
    return {
      kind: 'follow_up',
      subject: `${incidentId}-${number}`,
      recipient,
      body: texts.followUp(words, number, MAX_REMINDERS) + link,
      incidentId,
      expiresAt: expiryOf('follow_up', now),
    };
  }
}
