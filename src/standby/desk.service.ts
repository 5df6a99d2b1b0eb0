import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../common/index.js';
import { DatabaseAvailability, DatabaseAway, Mutex } from '../database/index.js';
import {
  answerReport,
  idsOf,
  knownIncident,
  mismatch,
  newIncident,
  replayOf,
  unknownIncident,
  type Consequence,
  type IncidentIdSource,
  type IncidentReference,
  type Recorded,
  type Report,
  type RequestOrigin,
} from '../incidents/index.js';
import {
  answerCall,
  RoutingEngine,
  type CallRequest,
  type LineOptions,
  type Render,
  type Routed,
} from '../routing/index.js';
import { EntryBook } from './entry-book.service.js';
import { IncidentIds } from './incident-ids.js';
import type { JournalEntry } from './journal-entry.js';
import { Ledger } from './ledger.js';

/** Whoever asks may ask the database again. */
export const BACK = Symbol('the database is back');

/**
 * How far a named id may be above all that are known here: others give out ids too. One far above them was never told to
 * anybody, and the table's counter, which never goes back, would jump to it and have no ids left.
 */
const MOST_AHEAD = 100_000;

/** What an entry says beside whence it comes. */
type Said = JournalEntry extends infer Entry
  ? Entry extends JournalEntry
    ? Omit<Entry, 'id' | 'at' | 'requestId' | 'ownId'>
    : never
  : never;

/** Answers from memory while the database is away: one request after the other, each in the journal before its answer. */
@Injectable()
export class Desk {
  private readonly logger = new Logger('Standby');
  private readonly queue = new Mutex();

  constructor(
    private readonly availability: DatabaseAvailability,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly book: EntryBook,
    private readonly ids: IncidentIds,
    private readonly engine: RoutingEngine,
  ) {}

  /** Runs a task while no request is answered from memory. */
  alone<T>(task: () => Promise<T>): Promise<T> {
    return this.queue.run(task);
  }

  /** Who is to be rung. @throws DomainError as the engine; DatabaseAway when nothing is known of the line. */
  route<Answer>(
    request: CallRequest,
    origin: RequestOrigin,
    line: LineOptions,
    ids: IncidentIdSource,
    render: Render<Answer>,
  ): Promise<Routed<Answer> | typeof BACK> {
    return this.queue.run(async () => {
      if (!this.availability.isAway) return BACK;
      const now = this.clock.now();
      const replay = replayOf(origin, now);
      const world = this.ledger.worldOf(request, replay, now, (incident) =>
        newIncident(incident, this.idFor(request, ids), now),
      );
      if (world === null) throw new DatabaseAway();
      const decision = await answerCall(request, world, this.engine.settingsFor(line), render);
      if (decision.kind === 'unknown') throw unknownIncident(request);
      const { answer, target, decided, outcome } = decision;
      const incident = knownIncident(outcome.incident);
      const reference = { callSid: incident.callSid, incidentId: incident.id };
      const said: Said =
        decided === null
          ? { kind: 'told', reference, incident, events: outcome.events, idempotencyKey: null }
          : { kind: 'call', incident, decided, answer, idempotencyKey: replay?.key ?? null };
      await this.say(said, origin, now);
      return { answer, target };
    });
  }

  /**
   * Records a report. Of a call that memory does not know it is believed, and judged when the database is back.
   * @throws DomainError 409 as the database's way.
   */
  record<Answer>(
    reference: IncidentReference,
    report: Report,
    origin: RequestOrigin,
    answer: (consequence: Consequence) => Answer,
  ): Promise<Recorded<Answer> | typeof BACK> {
    return this.queue.run(async () => {
      if (!this.availability.isAway) return BACK;
      const now = this.clock.now();
      const replay = replayOf(origin, now);
      const located = this.book.locate(reference, replay, now);
      const made = answerReport(reference, report, located, now, answer);
      if (made.kind === 'unknown') throw new DatabaseAway();
      const { incident, events } = made.outcome;
      const own = { callSid: incident.callSid, incidentId: incident.id };
      const known = this.book.knows(incident) ? { incident: knownIncident(incident) } : {};
      if (made.kind === 'mismatch' || !made.isRepeatable) {
        await this.say({ kind: 'told', reference: own, ...known, events, idempotencyKey: null }, origin, now);
        if (made.kind === 'mismatch') throw mismatch();
        return made.recorded;
      }
      const idempotencyKey = replay?.key ?? null;
      const { answer: given } = made.recorded;
      await this.say({ kind: 'report', reference, ...known, report, answer: given, idempotencyKey }, origin, now);
      return made.recorded;
    });
  }

  /** The id that a new incident is to have: the one that the request names, for only we can have told it. */
  private idFor({ incidentId }: CallRequest, ids: IncidentIdSource): number {
    const highest = Math.max(this.ledger.incidents.highestId, this.ids.highest) + MOST_AHEAD;
    if (incidentId !== null && incidentId <= highest && this.ledger.byId(incidentId) === null) return incidentId;
    const id = ids.take() ?? this.ids.takeReserved();
    if (id === null) throw new DatabaseAway();
    return id;
  }

  private async say(said: Said, origin: RequestOrigin, at: Date): Promise<void> {
    const { requestId } = origin;
    await this.book.add({ ...said, id: randomUUID(), at, ...idsOf(origin) });
    this.logger.warn({ msg: 'answered from the standby: the database is away', requestId, kind: said.kind });
  }
}
