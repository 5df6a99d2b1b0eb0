import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { StuckRows, UnitOfWork, type RowByRow, type Unit } from '../../database/index.js';
import { CoverageService, RosterCache, type Roster } from '../../routing/index.js';
import { UsersService } from '../../users/index.js';
import { expiryOf } from '../kinds.js';
import type { Draft } from '../outbox/draft.js';
import { writeMessages } from '../outbox/write-messages.js';
import { managersOf, reachableOf, type Recipient } from '../recipients.js';
import { SendingPolicy } from '../sending-policy.js';
import { spellInstant, textsIn, type Texts } from '../texts/index.js';
import { messageDayAt, type MessageDay } from './day.js';
import { dutiesOf } from './duties.js';
import { gapWords } from './gaps.js';

/** How far ahead gaps are looked for, in milliseconds. */
const GAPS_WITHIN = 7 * 86_400_000;

/** What a message says to a recipient who is shown times as `spell` spells them. */
type Say = (recipient: Recipient, spell: (at: number) => string) => string;

/**
 * Writes the messages of every day: reminders to those who are on call tomorrow, and to managers the times in which
 * nobody is reached. Several instances write each of them once: its key names the day and the person.
 */
@Injectable()
export class DailyMessages {
  /** The last day that this process saw to. */
  private seenTo: string | null = null;
  private readonly texts: Texts;
  private readonly reminders: RowByRow;
  private readonly warnings: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rosters: RosterCache,
    private readonly users: UsersService,
    private readonly coverages: CoverageService,
    private readonly policy: SendingPolicy,
    private readonly environment: Environment,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.reminders = stuck.work('reminders of people');
    this.warnings = stuck.work('gaps told to people');
    this.texts = textsIn(environment.lineLanguage);
  }

  /** Writes what is due today and is not written yet; how many messages that was. May run as often as one likes. */
  async write(): Promise<number> {
    const now = this.clock.now();
    const roster = await this.unitOfWork.run((unit) => this.rosters.current(unit));
    const { timeZone } = roster.schedule.hours;
    const day = messageDayAt(now.getTime(), timeZone, this.environment.handoffReminderHour);
    if (day === null || day.date === this.seenTo) return 0;
    const written = (await this.remind(day, roster, now)) + (await this.warn(day, roster, now));
    if (this.reminders.ids.length + this.warnings.ids.length === 0) this.seenTo = day.date;
    return written;
  }

  private remind({ date, nextBegins: begins, nextEnds: ends }: MessageDay, roster: Roster, now: Date): Promise<number> {
    const duties = dutiesOf(roster.schedule, now.getTime(), { begins, ends });
    const recipients = reachableOf(roster.people, duties.keys());
    return this.writeTo(this.reminders, recipients, 'handoff_reminder', { date, roster, now }, ({ userId }, spell) =>
      this.texts.handoffReminder(
        (duties.get(userId) ?? []).map(({ level, from, to }) => ({
          level,
          from: from === null ? null : spell(from),
          to: to === null ? null : spell(to),
        })),
      ),
    );
  }

  private async warn({ date }: MessageDay, roster: Roster, now: Date): Promise<number> {
    const to = new Date(now.getTime() + GAPS_WITHIN);
    const { gaps } = await this.coverages.coverage({ from: now, to }, new AbortController().signal);
    const [first] = gaps;
    if (first === undefined) {
      this.warnings.forgetAllBut([]);
      return 0;
    }
    const recipients = managersOf(roster.people.values());
    return this.writeTo(this.warnings, recipients, 'coverage_gaps', { date, roster, now }, (_, spell) =>
      this.texts.coverageGaps(gapWords(gaps, first, spell)),
    );
  }

  private async writeTo(
    rows: RowByRow,
    recipients: readonly Recipient[],
    kind: Draft['kind'],
    { date, roster, now }: { readonly date: string; readonly roster: Roster; readonly now: Date },
    say: Say,
  ): Promise<number> {
    const byId = new Map(recipients.map((recipient) => [recipient.userId, recipient]));
    let all = 0;
    const write = async (unit: Unit, userIds: readonly number[]): Promise<number> => {
      const zones = await this.users.timeZones(unit, userIds);
      const some = userIds.flatMap((id) => byId.get(id) ?? []);
      const drafts = some.map((recipient): Draft => {
        const zone = zones.get(recipient.userId) ?? roster.schedule.hours.timeZone;
        const body = say(recipient, (at) => spellInstant(this.texts, at, zone));
        return { kind, subject: date, recipient, body, incidentId: null, expiresAt: expiryOf(kind, now) };
      });
      return (await writeMessages(unit, drafts, this.policy, now)).length;
    };
    rows.forgetAllBut([...byId.keys()]);
    await rows.doTogether([...byId.keys()], async (userIds) => {
      all += await this.unitOfWork.run((unit) => write(unit, userIds), { onlyIfFree: true });
      return userIds;
    });
    return all;
  }
}
