import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { DatabaseAway, HELD, StuckRows, toInstant, UnitOfWork, type RowByRow, type Unit } from '../database/index.js';
import { endExpiredClaim, expiredClaims } from './claims.js';
import type { IncidentRecord } from './incident-record.js';
import { locate } from './locate-incident.js';
import { writeOutcome } from './write-incidents.js';
import { transitionOfSilence } from './reports/reports.js';
import { talkEndedAt } from './talk-ended.js';
import { tellOfUnmeasured, unmeasuredMessages } from './unmeasured-messages.js';

const SWEEP_EVERY_MILLISECONDS = 15_000;
/** How a unit for one row is run: the others don't wait for it, and it has another turn in the next sweep. */
const ROW = { onlyIfFree: true };

/** Silence after which a call must be over, in seconds (rules: §5). */
const SILENCE = { ringing: 120, exhausted: 10 * 60, answered: 4 * 3600, talkEnded: 60 } as const;

/**
 * Ends incidents of which nothing is heard any more. It runs in every instance; as each ending is decided under the
 * incident's lock, it may run anywhere and as often as it likes.
 */
@Injectable()
export class Sweeper implements OnModuleDestroy {
  private readonly logger = new Logger('Sweeper');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | null = null;
  private readonly claims: RowByRow;
  private readonly calls: RowByRow;
  private readonly messages: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.claims = stuck.work('expired claims');
    this.calls = stuck.work('silent calls');
    this.messages = stuck.work('voice messages without a length');
  }

  /** Sweeps every 15 seconds from now on, one sweep after the other. */
  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.sweep()
        .catch((error: unknown) => {
          if (error instanceof DatabaseAway) return;
          this.logger.error({ msg: 'the sweep failed and will be tried again', err: error });
        })
        .finally(() => {
          this.running = null;
        });
    }, SWEEP_EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /**
   * Ends all incidents that are silent now, each by itself; how many it ended. One that a request holds now is not silent.
   * @throws DatabaseAway
   */
  async sweep(): Promise<number> {
    const { claims, unmeasured, open } = await this.unitOfWork.run(async (unit) => ({
      claims: await expiredClaims(unit, this.clock.now()),
      unmeasured: await unmeasuredMessages(unit, this.clock.now()),
      open: await unit.rows<{ id: number }>('SELECT `id` FROM `incidents` WHERE `ended_at` IS NULL ORDER BY `id`'),
    }));
    await this.claims.doEach(claims, (id) =>
      this.unitOfWork.run((unit) => endExpiredClaim(unit, id, this.clock.now()), ROW),
    );
    await this.messages.doEach(unmeasured, (id) =>
      this.unitOfWork.run((unit) => tellOfUnmeasured(unit, id, this.clock.now()), ROW),
    );
    const ids = open.map(({ id }) => Number(id));
    const ended = await this.calls.doEach(ids, (id) => this.unitOfWork.run((unit) => this.endIfSilent(unit, id), ROW));
    return ended.filter(Boolean).length;
  }

  private async endIfSilent(unit: Unit, id: number): Promise<boolean | typeof HELD> {
    const { byId: incident } = await locate(unit, { callSid: null, incidentId: id }, null, { hold: 'if_free' });
    if (incident === null) return HELD;
    if (incident.endedAt !== null) return false;
    const now = this.clock.now();
    const talkEnded = await talkEndedAt(unit, incident);
    const silentSince = talkEnded ?? (await lastHeard(unit, incident));
    const silence = talkEnded === null ? silenceOf(incident) : SILENCE.talkEnded;
    if (now.getTime() - silentSince.getTime() < silence * 1000) return false;
    const { change, type, data } = transitionOfSilence(incident, talkEnded ?? now);
    const trace = { at: now, requestId: null, idempotencyKey: null };
    await writeOutcome(unit, { incident, change, offers: [], events: [{ type, source: 'sweeper', data }] }, trace);
    return true;
  }
}

function silenceOf(incident: IncidentRecord): number {
  if (incident.status === 'answered') return SILENCE.answered;
  if (incident.status === 'exhausted') return SILENCE.exhausted;
  return (incident.attempts.at(-1)?.timeoutSeconds ?? 0) + SILENCE.ringing;
}

/** When the line was last heard of; what became of messages and follow-ups, and what people note, is not the line. */
async function lastHeard(unit: Unit, incident: IncidentRecord): Promise<Date> {
  const [last] = await unit.rows<{ at: Date | string }>(
    'SELECT `at` FROM `incident_events` WHERE `incident_id` = ? ' +
      "AND `source` NOT IN ('messenger', 'follow_up', 'call_back', 'note') " +
      'ORDER BY `seq` DESC LIMIT 1',
    [incident.id],
  );
  return last ? toInstant(last.at) : incident.createdAt;
}
