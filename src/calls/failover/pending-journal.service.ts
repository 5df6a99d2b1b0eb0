import { Injectable, Logger } from '@nestjs/common';
import { Environment } from '../../config/index.js';
import {
  applyReport,
  attemptOf,
  incidentAfter,
  newIncident,
  type IncidentRecord,
  type IncidentReference,
  type Located,
  type Repetition,
} from '../../incidents/index.js';
import { outcomeOfCall, StepRegistry, type LadderKind } from '../../routing/index.js';
import { isOpen } from '../../scheduling/index.js';
import type { JournalEntry } from './journal-entry.js';
import { Journal } from './journal.js';
import { CallCache } from '../cache/call-cache.js';

/** Attempts that the database does not know yet are numbered from here, above all that it knows. */
const FIRST_NEW_ATTEMPT = 1_000_000_000_000;

/** The entries that the database does not have yet, in order, and what they make of the cache. */
@Injectable()
export class PendingJournal {
  private readonly logger = new Logger('Failover');
  private readonly journal: Journal;
  private entries: JournalEntry[] = [];
  /** Of which incident an entry says something that the database does not have, by the entry's id. */
  private readonly said = new Map<string, number>();
  /** Ids of incidents of which nothing is known but what a report said. */
  private readonly believed = new Set<number>();
  private attempts = FIRST_NEW_ATTEMPT;
  /** How many requests were answered from memory. */
  added = 0;
  /** How many entries could not be written to the disk. */
  unwritten = 0;
  /** How many entries the database refused. */
  rejected = 0;

  constructor(
    private readonly cache: CallCache,
    private readonly registry: StepRegistry,
    environment: Environment,
  ) {
    this.journal = new Journal(environment.standbyDir);
  }

  /** How many entries wait for the database. */
  get waiting(): number {
    return this.entries.length;
  }

  /** The entries that wait, call by call, those of a call in the order of its answers. */
  byCall(): JournalEntry[][] {
    const calls = new Map<string, JournalEntry[]>();
    for (const entry of this.entries) {
      const own = calls.get(callOf(entry));
      if (own) own.push(entry);
      else calls.set(callOf(entry), [entry]);
    }
    return [...calls.values()];
  }

  /** Whether an entry waits that says something of an incident. */
  concerns(incidentId: number): boolean {
    return this.entries.some(({ id }) => this.said.get(id) === incidentId);
  }

  /** What keeps the journal from the disk; null: nothing does. */
  get problem(): Error | null {
    return this.journal.problem;
  }

  /**
   * Reads what an earlier process left. A folder that can't be written is no reason not to start.
   * @throws Error when STANDBY_DIR is in use, or is no name of a folder.
   */
  async open(): Promise<readonly JournalEntry[]> {
    this.entries = await this.journal.open();
    if (this.problem) this.logger.error({ msg: 'STANDBY_DIR can not be used', err: this.problem });
    this.entries.forEach((entry) => this.applyIfPossible(entry));
    return this.entries;
  }

  /** Tries again what the disk did not take; whether a journal that could not be opened before has entries. */
  async mend(): Promise<boolean> {
    const known = new Set(this.entries.map(({ id }) => id));
    const found = (await this.journal.mend()).filter(({ id }) => !known.has(id));
    found.forEach((entry) => this.applyIfPossible(entry));
    this.entries.unshift(...found);
    if (!this.problem) this.logger.log({ msg: 'STANDBY_DIR can be used again' });
    return found.length > 0;
  }

  /** Adds an entry. A disk that fails does not keep anybody from an answer: the entry is kept in memory all the same. */
  async add(entry: JournalEntry): Promise<void> {
    try {
      await this.journal.append(entry);
    } catch (error) {
      this.unwritten += 1;
      this.logger.error({ msg: 'the journal could not be written to STANDBY_DIR', err: error });
    }
    this.added += 1;
    this.entries.push(entry);
    this.apply(entry);
  }

  /** The database has an entry. */
  remove({ id }: JournalEntry): void {
    this.entries = this.entries.filter((entry) => entry.id !== id);
    this.said.delete(id);
  }

  /** Puts an entry aside: the database refuses it. */
  async reject(entry: JournalEntry, why: string): Promise<void> {
    this.remove(entry);
    this.rejected += 1;
    await this.journal.reject(entry, why);
  }

  /** Nothing waits any more. A disk that does not let go of the entries is no reason to stay away from the database. */
  async clear(): Promise<void> {
    await this.journal.clear();
    if (this.problem) this.logger.error({ msg: 'the journal could not be emptied in STANDBY_DIR', err: this.problem });
  }

  async close(): Promise<void> {
    await this.journal.close();
  }

  /** What a report means; an incident that memory does not know is taken for what the report says of it. */
  locate(reference: IncidentReference, replay: Repetition | null, at: Date): Located {
    const located = this.cache.locate(reference, replay);
    if (located.byCallSid || located.byId) return located;
    const { callSid, incidentId } = reference;
    const call = { callSid: callSid ?? '', callerPhone: '', callerE164: null, relatedIncidentId: null };
    const incident = newIncident({ ...call, ladder: this.ladderAt(at) }, incidentId ?? 0, at);
    return { ...located, byCallSid: callSid === null ? null : incident, byId: incidentId === null ? null : incident };
  }

  /** Whether memory knows an incident, and more of it than reports. */
  knows({ id, callSid }: IncidentRecord): boolean {
    return this.cache.byId(id)?.callSid === callSid && !this.believed.has(id);
  }

  /** Returns a number for an attempt that the database does not know yet, above all that it knows. */
  private nextAttempt(): number {
    this.attempts += 1;
    return this.attempts;
  }

  /** Returns the ladder of a call that begins at an instant. */
  private ladderAt(at: Date): LadderKind {
    const { known } = this.cache;
    const isShut = known !== null && !isOpen(known.roster.schedule.hours, at.getTime());
    return isShut ? 'after_hours' : 'business_hours';
  }

  private applyIfPossible(entry: JournalEntry): void {
    try {
      this.apply(entry);
    } catch (error) {
      this.logger.error({ msg: 'a journal entry says nothing that can be made out', entryId: entry.id, err: error });
    }
  }

  private apply(entry: JournalEntry): void {
    const { at, idempotencyKey } = entry;
    if (entry.kind === 'told') return;
    if (entry.kind === 'report') {
      const { reference, report, answer } = entry;
      const made = applyReport(reference, report, this.locate(reference, null, at), at, () => answer);
      const isKnown = made.kind === 'recorded' && made.outcome.incident.id > 0;
      if (!isKnown) {
        if (idempotencyKey !== null) this.cache.keepResponse({ key: idempotencyKey, answer, at, incidentId: 0 });
        return;
      }
      const { id } = made.outcome.incident;
      if (idempotencyKey !== null) this.cache.keepResponse({ key: idempotencyKey, answer, at, incidentId: id });
      if (!this.knows(made.outcome.incident)) this.believed.add(id);
      this.said.set(entry.id, id);
      this.cache.noteAhead(incidentAfter(made.outcome, []));
      return;
    }
    this.believed.delete(entry.incident.id);
    const { incident, decided, answer } = entry;
    const known =
      this.cache.locate({ callSid: incident.callSid, incidentId: null }, null).byCallSid ??
      newIncident(incident, incident.id, incident.createdAt);
    const writing = { now: at, isNew: false, holds: false, answerOf: () => answer };
    const { outcome } = outcomeOfCall(known, decided, writing);
    const begun = outcome.offers.map((offer) => attemptOf(offer, this.nextAttempt(), at));
    this.said.set(entry.id, outcome.incident.id);
    if (idempotencyKey !== null)
      this.cache.keepResponse({ key: idempotencyKey, answer, at, incidentId: outcome.incident.id });
    this.cache.noteAhead(incidentAfter(outcome, begun));
    for (const { stepName, userId } of begun) {
      if (this.registry.find(stepName)?.takesPoolTurn) this.cache.takeTurn(userId);
    }
  }
}

function callOf(entry: JournalEntry): string {
  if (entry.kind === 'call') return entry.incident.callSid;
  const { incident, reference } = entry;
  return incident?.callSid ?? reference.callSid ?? `#${reference.incidentId}`;
}
