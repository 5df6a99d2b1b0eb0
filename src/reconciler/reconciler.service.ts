import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CallBackKeeper, CallBacksService } from '../call-backs/index.js';
import { Clock } from '../common/index.js';
import { Environment, LineNumbers } from '../config/index.js';
import { DatabaseAway, toInstant, UnitOfWork, type Unit } from '../database/index.js';
import type { IncidentRecord } from '../incidents/index.js';
import { RosterCache } from '../routing/index.js';
import { refusalOf, VoiceCalls, type VoiceCall } from '../twilio/index.js';
import { endedAtTwilio } from './ended-call-back.js';
import { settleUntil, takeTurn } from './turn.js';
import { withoutAsked } from './without-asked.js';
import { writeEnd, type EndedCall } from './write-end.js';

/** How often this process tries to have the turn, in milliseconds. */
const TRY_MILLISECONDS = 15_000;
/** How long after its end a call is left to its own reports, in milliseconds. */
const REPORTS_MILLISECONDS = 120_000;
/** The same for a call whose incident is open: its end is known here, and is waited for. */
const OPEN_REPORTS_MILLISECONDS = 20_000;
/** How much of the past one turn looks at, and how far back it goes at most, in milliseconds. */
const WINDOW_MILLISECONDS = 6 * 3_600_000;
const MAX_PAST_MILLISECONDS = 7 * 24 * 3_600_000;
/** For how long a call that goes on, or can't be written, is waited for: less than a window, which must reach later calls. */
const MAX_WAIT_MILLISECONDS = 5 * 3_600_000;
/** How many calls one turn reads, and how many open incidents it asks about. */
const MAX_CALLS = 500;
const MAX_OPEN = 50;
/** A window that is too full is read in halves, down to this. */
const LEAST_WINDOW_MILLISECONDS = 60_000;

/**
 * Asks Twilio which calls there were: one that no request ever told of becomes an incident, and one whose last reports were
 * lost ends. It works beside the calls and needs an account; each minute one instance has the turn.
 */
@Injectable()
export class Reconciler implements OnModuleDestroy {
  private readonly logger = new Logger('Reconciler');
  private readonly number: string | null;
  private readonly isLadder: boolean;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: VoiceCalls,
    private readonly rosters: RosterCache,
    private readonly callBackKeeper: CallBackKeeper,
    private readonly callBacks: CallBacksService,
    private readonly lineNumbers: LineNumbers,
    private readonly clock: Clock,
    { twilioPhoneNumber, lineFlow }: Environment,
  ) {
    this.number = twilioPhoneNumber;
    this.isLadder = lineFlow === 'ladder';
  }

  /** Looks from now on, where there is an account and a number. */
  start(): void {
    if (!this.calls.canBeAsked || this.number === null) return;
    this.timer = setInterval(() => {
      this.running ??= this.look()
        .catch((error: unknown) => this.complain(error))
        .finally(() => {
          this.running = null;
        });
    }, TRY_MILLISECONDS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /**
   * Looks, if it is this instance's turn: returns how many incidents it wrote.
   * @throws DatabaseAway; the client's error where Twilio refuses or can't be reached.
   */
  async look(): Promise<number> {
    const { number } = this;
    if (!this.calls.canBeAsked || number === null) return 0;
    const now = this.clock.now();
    const settled = await this.unitOfWork.run((unit) => takeTurn(unit, now));
    if (settled === null) return 0;
    const written = (await this.endOpen(now)) + (await this.settle(number, settled, now));
    await this.endCallBacks(now);
    return written;
  }

  /** Ends the calls back that are over at Twilio, and whose reports were lost. */
  private async endCallBacks(now: Date): Promise<void> {
    for (const { id, callSid, isAccepted } of await this.callBackKeeper.underWay()) {
      const call = await this.calls.find(callSid);
      if (!call || !this.isSettled(call, now, OPEN_REPORTS_MILLISECONDS)) continue;
      const end = endedAtTwilio(isAccepted, await this.calls.childrenOf(callSid));
      await this.callBacks.end(id, end, isAccepted ? 'accepted' : 'ringing');
    }
  }

  /** Ends the open incidents whose call is over at Twilio. */
  private async endOpen(now: Date): Promise<number> {
    const before = new Date(now.getTime() - OPEN_REPORTS_MILLISECONDS);
    const rows = await this.unitOfWork.run((unit) =>
      unit.rows<{ call_sid: string }>(
        'SELECT `call_sid` FROM `incidents` WHERE `ended_at` IS NULL AND `created_at` <= ? ' +
          `ORDER BY \`id\` DESC LIMIT ${MAX_OPEN}`,
        [before],
      ),
    );
    let ended = 0;
    for (const { call_sid: sid } of rows) {
      const call = isSid(sid) ? await this.calls.find(sid) : null;
      if (call && this.isSettled(call, now, OPEN_REPORTS_MILLISECONDS) && (await this.write(call, now)) === 'written')
        ended += 1;
    }
    return ended;
  }

  /** Settles the calls that began since `from`, as far as they are over. */
  private async settle(number: string, from: Date, now: Date): Promise<number> {
    const begin = new Date(Math.max(from.getTime(), now.getTime() - MAX_PAST_MILLISECONDS));
    let to = new Date(Math.min(begin.getTime() + WINDOW_MILLISECONDS, now.getTime()));
    let calls = await this.calls.incoming({ number, from: begin, to }, MAX_CALLS);
    while (calls.length >= MAX_CALLS && to.getTime() - begin.getTime() > LEAST_WINDOW_MILLISECONDS) {
      to = new Date((begin.getTime() + to.getTime()) / 2);
      calls = await this.calls.incoming({ number, from: begin, to }, MAX_CALLS);
    }
    const settled = calls.filter((call) => this.isSettled(call, now, REPORTS_MILLISECONDS));
    const theirs = settled.filter(({ from: caller }) => !this.lineNumbers.includes(caller));
    let written = 0;
    const waiting = calls.filter((call) => !settled.includes(call)).map(({ startedAt }) => startedAt.getTime());
    for (const call of await this.ofCallers(await this.notOver(theirs))) {
      const result = await this.write(call, now);
      if (result === 'written') written += 1;
      if (result === 'failed') waiting.push(call.startedAt.getTime());
    }
    const waitedFor = waiting.filter((startedAt) => now.getTime() - startedAt < MAX_WAIT_MILLISECONDS);
    // Twilio may list a call a moment late.
    const until = Math.min(...waitedFor, to.getTime(), now.getTime() - REPORTS_MILLISECONDS);
    await this.unitOfWork.run((unit) => settleUntil(unit, new Date(until)));
    return written;
  }

  /** Those of some calls that no incident knows to be over. */
  private async notOver(calls: readonly VoiceCall[]): Promise<VoiceCall[]> {
    if (calls.length === 0) return [];
    const over = await this.unitOfWork.run((unit) =>
      unit.rows<{ call_sid: string }>(
        'SELECT `call_sid` FROM `incidents` WHERE `ended_at` IS NOT NULL AND `end_inferred` = 0 ' +
          `AND \`call_sid\` IN (${calls.map(() => '?').join(', ')})`,
        calls.map(({ sid }) => sid),
      ),
    );
    const known = new Set(over.map(({ call_sid: sid }) => sid));
    return calls.filter(({ sid }) => !known.has(sid));
  }

  /** Those of some calls in which nobody of the company took a caller: such a call is a technician's, not a caller's. */
  private async ofCallers(calls: readonly VoiceCall[]): Promise<VoiceCall[]> {
    if (calls.length === 0) return [];
    const taken = await this.unitOfWork.run((unit) =>
      unit.rows<{ phone_e164: string; ended_at: Date | string }>(
        'SELECT `phone_e164`, `ended_at` FROM `call_attempts` WHERE `ended_at` IS NOT NULL ' +
          `AND \`phone_e164\` IN (${calls.map(() => '?').join(', ')}) AND \`ended_at\` >= ?`,
        [...calls.map(({ from }) => from), new Date(Math.min(...calls.map(({ startedAt }) => startedAt.getTime())))],
      ),
    );
    const callers = calls.filter(({ from, startedAt, endedAt }) =>
      taken.every(({ phone_e164: phone, ended_at: at }) => {
        return phone !== from || toInstant(at) < startedAt || (endedAt !== null && toInstant(at) > endedAt);
      }),
    );
    return this.unitOfWork.run((unit) => withoutAsked(unit, callers));
  }

  private isSettled({ isOver, endedAt }: VoiceCall, now: Date, milliseconds: number): boolean {
    return isOver && endedAt !== null && now.getTime() - endedAt.getTime() >= milliseconds;
  }

  /** Writes the end of one call; one that can't be written keeps no other from it, and is tried again. */
  private async write(call: VoiceCall, now: Date): Promise<'written' | 'nothing' | 'failed'> {
    const children = await this.calls.childrenOf(call.sid);
    try {
      const incident = await this.unitOfWork.run((unit) => this.writeEnd(unit, { call, children }, now), {
        onlyIfFree: true,
      });
      if (incident === null) return 'nothing';
      this.logger.log({ msg: 'a call was ended as Twilio has it', incidentId: incident.id, status: incident.status });
      return 'written';
    } catch (error) {
      if (error instanceof DatabaseAway) throw error;
      this.logger.error({
        msg: 'the end of a call could not be written and will be later',
        callSid: call.sid,
        err: error,
      });
      return 'failed';
    }
  }

  private async writeEnd(unit: Unit, ended: EndedCall, now: Date): Promise<IncidentRecord | null> {
    const roster = await this.rosters.current(unit);
    return writeEnd(unit, ended, roster, (known) => this.pickUpIsAnswer(unit, known), now);
  }

  /** Whether nobody is asked for a key: the flow `ladder`, or a call of which it said that it knows no result. */
  private async pickUpIsAnswer(unit: Unit, { id }: IncidentRecord): Promise<boolean> {
    if (this.isLadder) return true;
    const told = await unit.rows(
      "SELECT `id` FROM `incident_events` WHERE `incident_id` = ? AND `type` = 'result_unknown' LIMIT 1",
      [id],
    );
    return told.length > 0;
  }

  private complain(error: unknown): void {
    if (error instanceof DatabaseAway) return;
    const refusal = refusalOf(error);
    const about = refusal ? { status: refusal.status, code: refusal.code } : { err: error };
    this.logger.warn({ msg: 'Twilio could not be asked about calls and will be again', ...about });
  }
}

/** Tests and other callers of the interface may name calls as they like: Twilio does not know those. */
function isSid(callSid: string): boolean {
  return /^CA[0-9a-f]{32}$/.test(callSid);
}
