import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { UnitOfWork, type Unit } from '../../database/index.js';
import { appendNotes, takeDueEvents, triedFor, type DueEvent } from '../../incidents/index.js';
import { RosterCache, type Roster } from '../../routing/index.js';
import { UsersService } from '../../users/index.js';
import { expiryOf, kindOf } from '../kinds.js';
import { eligibleFor, managersOf, type Recipient } from '../recipients.js';
import { SendingPolicy } from '../sending-policy.js';
import { spellInstant, textsIn } from '../texts/index.js';
import { callText, rungBy } from './call-messages.js';
import { subjectOf, type Draft } from './draft.js';
import { notesOf } from './notes.js';
import { writeMessages } from './write-messages.js';

/** How many marked events one unit sees to. */
const MOST_EVENTS = 50;

/** Turns marked events into messages: a mark is taken off in the unit that writes what it leads to. */
@Injectable()
export class IncidentMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rosters: RosterCache,
    private readonly users: UsersService,
    private readonly policy: SendingPolicy,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** Sees to the events that are marked now; of how many. May run anywhere and as often as one likes. */
  async write(): Promise<number> {
    let all = 0;
    for (;;) {
      const seen = await this.unitOfWork.run((unit) => this.writeSome(unit));
      all += seen;
      if (seen < MOST_EVENTS) return all;
    }
  }

  private async writeSome(unit: Unit): Promise<number> {
    const events = await takeDueEvents(unit, MOST_EVENTS);
    if (events.length === 0) return 0;
    const now = this.clock.now();
    const roster = await this.rosters.current(unit);
    const addressed: { event: DueEvent; recipient: Recipient }[] = [];
    for (const event of events) {
      const recipients = await this.recipientsOf(unit, event, roster, now);
      addressed.push(...recipients.map((recipient) => ({ event, recipient })));
    }
    const zones = await this.users.timeZones(unit, new Set(addressed.map(({ recipient }) => recipient.userId)));
    const drafts = addressed.map(({ event, recipient }) => {
      return this.draft(event, recipient, zones.get(recipient.userId) ?? roster.schedule.hours.timeZone);
    });
    const written = await writeMessages(unit, drafts, this.policy, now);
    const notes = events.flatMap((event) => notesOf(event, written));
    await appendNotes(unit, 'messenger', notes, now);
    return events.length;
  }

  private async recipientsOf(unit: Unit, event: DueEvent, { people }: Roster, now: Date): Promise<Recipient[]> {
    switch (kindOf(event)) {
      case 'ring':
        return rungBy(event);
      case 'broadcast':
        return eligibleFor(people.values(), await triedFor(unit, event.incidentId), now);
      default:
        return managersOf(people.values());
    }
  }

  private draft(event: DueEvent, recipient: Recipient, timeZone: string): Draft {
    const { publicBaseUrl, lineLanguage } = this.environment;
    const texts = textsIn(lineLanguage);
    const { incidentId, callerE164: caller } = event;
    const words = { incidentId, caller, at: spellInstant(texts, event.at.getTime(), timeZone) };
    const link = publicBaseUrl === null ? '' : ` ${publicBaseUrl}/incidents/${incidentId}`;
    return {
      kind: kindOf(event),
      subject: subjectOf(event),
      recipient,
      body: callText(texts, event, words) + link,
      incidentId,
      expiresAt: expiryOf(kindOf(event), event.at),
    };
  }
}
