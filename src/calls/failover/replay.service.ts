import { Injectable, Logger } from '@nestjs/common';
import {
  DatabaseAway,
  isLockTimeout,
  isUniqueViolation,
  UnitOfWork,
  type RunOptions,
  type Unit,
} from '../../database/index.js';
import {
  applyReport,
  hasLineOf,
  holdIfFree,
  locate,
  openLate,
  secondsAfter,
  writeOutcome,
  type IncidentReference,
  type Located,
  type Outcome,
} from '../../incidents/index.js';
import { LateDecisions } from '../../routing/index.js';
import { probeCall } from './call-probe.js';
import { PendingJournal } from './pending-journal.service.js';
import { JournalEntryRow } from './journal-entry.entity.js';
import type { JournalEntry } from './journal-entry.js';

const MAX_MILLISECONDS = 4000;
/** How often an entry is tried that the database does not take. */
const MAX_TRIES = 3;
/** How long the database remembers which entries it has, in seconds. */
const REMEMBERED_SECONDS = 30 * 24 * 3600;

/** Writes the journal into the database that is back: each entry once, in the order of the answers. */
@Injectable()
export class Replay {
  private readonly logger = new Logger('Failover');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: PendingJournal,
    private readonly late: LateDecisions,
  ) {}

  /** Throws unless the database answers and takes what calls write. @throws DatabaseAway */
  async probe(now: Date): Promise<void> {
    await this.unitOfWork.run(
      async (unit) => {
        await probeCall(unit, now);
        const longAgo = secondsAfter(now, -REMEMBERED_SECONDS);
        await unit.change('DELETE FROM `journal_entries` WHERE `at` < ?', [longAgo]);
      },
      { within: MAX_MILLISECONDS, evenIfAway: true },
    );
  }

  /**
   * Writes everything that waits, call by call; a call whose row another transaction holds is left for the next time, and
   * holds up no other. @throws DatabaseAway when the database goes away meanwhile.
   */
  async writeFree(options: RunOptions = {}): Promise<void> {
    for (const entries of this.journal.byCall()) {
      for (const entry of entries) if (!(await this.isSettled(entry, options))) break;
    }
  }

  /** Writes an entry, or puts it aside where the database does not take it; returns false where its row is not free. */
  private async isSettled(entry: JournalEntry, options: RunOptions): Promise<boolean> {
    const run = { within: MAX_MILLISECONDS, onlyIfFree: true, ...options };
    for (let tries = 1; ; tries += 1) {
      try {
        await this.unitOfWork.run((unit) => this.write(unit, entry), run);
        this.journal.remove(entry);
        return true;
      } catch (error) {
        if (error instanceof DatabaseAway) throw error;
        if (isLockTimeout(error)) return false;
        const { id: entryId, kind, requestId } = entry;
        this.logger.error({ msg: 'the database does not take a journal entry', entryId, kind, requestId, err: error });
        if (tries < MAX_TRIES) continue;
        await this.journal.reject(entry, error instanceof Error ? error.message : 'unknown');
        return true;
      }
    }
  }

  private async write(unit: Unit, entry: JournalEntry): Promise<void> {
    const { id, at, requestId, ownId, idempotencyKey } = entry;
    await holdIfFree(unit, entry.kind === 'call' ? entry.incident : { ...entry.reference, ...entry.incident });
    try {
      await unit.insert(JournalEntryRow, { id, at });
    } catch (error) {
      if (isUniqueViolation(error)) return;
      throw error;
    }
    const trace = { at, requestId, ownId, idempotencyKey };
    if (entry.kind === 'call') return this.late.write(unit, entry, trace);
    const outcome = await this.outcomeOf(unit, entry);
    if (outcome === null || (await hasLineOf(unit, outcome.incident.id, entry))) return;
    await writeOutcome(unit, outcome, trace);
  }

  /**
   * What the entry is of. A call that memory knew is known by its callSid alone: its incident may have another id here, or
   * none yet, where the database was restored from a backup; then it begins.
   */
  private async locate(
    unit: Unit,
    { reference, incident }: JournalEntry & { kind: 'report' | 'told' },
  ): Promise<{ reference: IncidentReference; located: Located }> {
    if (incident === undefined) return { reference, located: await locate(unit, reference, null) };
    const own = { callSid: incident.callSid, incidentId: null };
    const located = await locate(unit, own, null);
    const byCallSid = located.byCallSid ?? (await openLate(unit, incident));
    return { reference: own, located: { ...located, byCallSid } };
  }

  /** What an entry makes of its incident; null: nobody knows it. */
  private async outcomeOf(unit: Unit, entry: JournalEntry & { kind: 'report' | 'told' }): Promise<Outcome | null> {
    const { at, requestId } = entry;
    const { reference, located } = await this.locate(unit, entry);
    if (entry.kind === 'report') {
      const { report, answer } = entry;
      const made = applyReport(reference, report, located, at, () => answer);
      if (made.kind !== 'unknown') return made.outcome;
      this.logger.warn({ msg: 'a report is of a call that nobody knows', requestId, report: report.kind });
      return null;
    }
    const incident = located.byCallSid ?? located.byId;
    return incident && { incident, change: { state: incident, attempts: [] }, offers: [], events: entry.events };
  }
}
