import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { StuckRows, UnitOfWork, type RowByRow, type Unit } from '../../database/index.js';
import {
  appendNotes,
  markedEventsAfter,
  claimDueNotifications,
  triedFor,
  type DueEvent,
  type MarkedEvent,
} from '../../incidents/index.js';
import { openFollowUps } from '../../follow-ups/index.js';
import { RosterCache, type Roster } from '../../routing/index.js';
import { UsersService } from '../../users/index.js';
import { alertsFor } from '../alerts/alerts-for.js';
import { expiryOf, kindOf } from '../kinds.js';
import { eligibleFor, managersOf, type Recipient } from '../recipients.js';
import { SendingPolicy } from '../sending-policy.js';
import { spellInstant, textsIn } from '../texts/index.js';
import { callText, rungBy } from './call-messages.js';
import { subjectOf, type Draft } from './draft.js';
import { notesOf } from './notes.js';
import { writeMessages } from './write-messages.js';

/** How many marked events one unit sees to. */
const MAX_EVENTS = 50;
/** After how long an event is tried again that failed. */
const TRY_AGAIN_MILLISECONDS = 10_000;
/** How a unit is run: nobody waits for a lock, for there is another turn a second later. */
const IF_FREE = { onlyIfFree: true };

/**
 * Turns marked events into messages: a mark is taken off in the unit that writes what it leads to. An event that can't
 * be read, written or had now keeps its mark, and no other waits for it.
 */
@Injectable()
export class IncidentMessages {
  private readonly events: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rosters: RosterCache,
    private readonly users: UsersService,
    private readonly policy: SendingPolicy,
    private readonly environment: Environment,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.events = stuck.work('events to tell of', TRY_AGAIN_MILLISECONDS);
  }

  /**
   * Sees to the events that are marked now; how many it has seen to. May run anywhere and as often as one likes.
   * @throws DatabaseAway
   */
  async write(): Promise<number> {
    const seen: number[] = [];
    let all = 0;
    let last: MarkedEvent | null = null;
    for (;;) {
      const after: MarkedEvent | null = last;
      const marked: MarkedEvent[] = await this.unitOfWork.run((unit) => markedEventsAfter(unit, after, MAX_EVENTS));
      const byId = new Map(marked.map((event) => [event.id, event]));
      await this.events.doTogether([...byId.keys()], async (ids) => {
        const some = ids.flatMap((id) => byId.get(id) ?? []);
        const done = await this.unitOfWork.run((unit) => this.writeSome(unit, some), IF_FREE);
        all += done.length;
        return done;
      });
      seen.push(...byId.keys());
      last = marked.at(-1) ?? null;
      if (marked.length < MAX_EVENTS) break;
    }
    this.events.forgetAllBut(seen);
    return all;
  }

  private async writeSome(unit: Unit, marked: readonly MarkedEvent[]): Promise<number[]> {
    const events = await claimDueNotifications(unit, marked);
    if (events.length === 0) return [];
    const now = this.clock.now();
    await openFollowUps(unit, events, now);
    const roster = await this.rosters.current(unit);
    const addressed: { event: DueEvent; recipient: Recipient }[] = [];
    for (const event of events) {
      const recipients = await this.recipientsOf(unit, event, roster, now);
      addressed.push(...recipients.map((recipient) => ({ event, recipient })));
    }
    const zones = await this.users.timeZones(unit, new Set(addressed.map(({ recipient }) => recipient.userId)));
    // A backup may know of an offer, by the journal, and not of the person.
    const known = addressed.filter(({ recipient }) => zones.has(recipient.userId));
    const drafts = known.map(({ event, recipient }) => {
      return this.draft(event, recipient, zones.get(recipient.userId) ?? roster.schedule.hours.timeZone);
    });
    const alerts = await alertsFor(unit, drafts, this.policy, textsIn(this.environment.lineLanguage));
    const written = await writeMessages(unit, [...drafts, ...alerts], this.policy, now);
    const notes = events.flatMap((event) => notesOf(event, written));
    await appendNotes(unit, 'messenger', notes, now);
    return events.map(({ id }) => id);
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
