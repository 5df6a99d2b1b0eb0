import { Injectable, Logger } from '@nestjs/common';
import { Environment } from '../config/index.js';
import {
  answerReport,
  attemptOf,
  incidentAfter,
  newIncident,
  type IncidentReference,
  type Located,
} from '../incidents/index.js';
import { outcomeOfCall, StepRegistry } from '../routing/index.js';
import type { JournalEntry } from './journal-entry.js';
import { Journal } from './journal.js';
import { Ledger } from './ledger.js';

/** The entries that the database does not have yet, in order, and what they make of the ledger. */
@Injectable()
export class EntryBook {
  private readonly logger = new Logger('Standby');
  private readonly journal: Journal;
  private entries: JournalEntry[] = [];
  /** How many requests were answered from memory. */
  added = 0;
  /** How many entries could not be written to the disk. */
  unwritten = 0;
  /** How many entries the database refused. */
  rejected = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly registry: StepRegistry,
    environment: Environment,
  ) {
    this.journal = new Journal(environment.standbyDir);
  }

  /** How many entries wait for the database. */
  get waiting(): number {
    return this.entries.length;
  }

  /** The oldest entry that waits. */
  get first(): JournalEntry | undefined {
    return this.entries[0];
  }

  /** Reads what an earlier process left. @throws Error when STANDBY_DIR can't be used. */
  async open(): Promise<readonly JournalEntry[]> {
    this.entries = await this.journal.open();
    for (const entry of this.entries) {
      try {
        this.apply(entry);
      } catch (error) {
        this.logger.error({ msg: 'a journal entry says nothing that can be made out', entryId: entry.id, err: error });
      }
    }
    return this.entries;
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

  /** The oldest entry is in the database. */
  shift(): void {
    this.entries.shift();
  }

  /** Puts the oldest entry aside: the database refuses it. */
  async reject(why: string): Promise<void> {
    const entry = this.entries.shift();
    if (!entry) return;
    this.rejected += 1;
    await this.journal.reject(entry, why);
  }

  /** Nothing waits any more. */
  async clear(): Promise<void> {
    await this.journal.clear();
  }

  async close(): Promise<void> {
    await this.journal.close();
  }

  /** What a report means; an incident that memory does not know is taken for what the report says of it. */
  locate(reference: IncidentReference, replay: { key: string; since: Date } | null, at: Date): Located {
    const located = this.ledger.locate(reference, replay);
    if (located.byCallSid || located.byId) return located;
    const { callSid, incidentId } = reference;
    const call = { callSid: callSid ?? '', callerPhone: '', callerE164: null, relatedIncidentId: null };
    const incident = newIncident({ ...call, ladder: this.ledger.ladderAt(at) }, incidentId ?? 0, at);
    return { ...located, byCallSid: callSid === null ? null : incident, byId: incidentId === null ? null : incident };
  }

  private apply(entry: JournalEntry): void {
    const { at, idempotencyKey } = entry;
    if (entry.kind === 'told') return;
    if (idempotencyKey !== null) this.ledger.keepAnswer(idempotencyKey, entry.answer, at);
    if (entry.kind === 'report') {
      const { reference, report, answer } = entry;
      const made = answerReport(reference, report, this.locate(reference, null, at), at, () => answer);
      const isKnown = made.kind === 'recorded' && made.outcome.incident.id > 0;
      if (isKnown) this.ledger.note(incidentAfter(made.outcome, []));
      return;
    }
    const { incident, decided, answer } = entry;
    const known =
      this.ledger.locate({ callSid: incident.callSid, incidentId: null }, null).byCallSid ??
      newIncident(incident, incident.id, incident.createdAt);
    const writing = { now: at, isNew: false, holds: false, answerOf: () => answer };
    const { outcome } = outcomeOfCall(known, decided, writing);
    const begun = outcome.offers.map((offer) => attemptOf(offer, this.ledger.nextAttempt(), at));
    this.ledger.note(incidentAfter(outcome, begun));
    for (const { stepName, userId } of begun) {
      if (this.registry.find(stepName)?.provider.chosen) this.ledger.takeTurn(userId);
    }
  }
}
