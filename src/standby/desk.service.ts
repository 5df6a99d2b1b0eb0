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

/**
 * Answers from memory while the database is away, or where it had no answer for a request in time: one request after the
 * other, each in the journal before its answer. Until the journal's entries of a call are written, all that is asked of
 * that call is answered here.
 */
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

  /** Whether more is known of a call than the database has. */
  isAhead(reference: IncidentReference): boolean {
    const { byCallSid, byId } = this.ledger.locate(reference, null);
    return [byCallSid, byId].some((incident) => incident !== null && this.ledger.isAhead(incident.id));
  }

  /**
   * Who is to be rung. `hasEnded`: the database had no answer for this request.
   * @throws DomainError as the engine; DatabaseAway when nothing is known of the line.
   */
  route<Answer>(
    request: CallRequest,
    origin: RequestOrigin,
    line: LineOptions,
    ids: IncidentIdSource,
    render: Render<Answer>,
    hasEnded: boolean,
  ): Promise<Routed<Answer> | typeof BACK> {
    return this.queue.run(async () => {
      if (!this.answers(request, hasEnded)) return BACK;
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
   * `hasEnded` as in `route`.
   * @throws DomainError 409 as the database's way.
   */
  record<Answer>(
    reference: IncidentReference,
    report: Report,
    origin: RequestOrigin,
    answer: (consequence: Consequence) => Answer,
    hasEnded: boolean,
  ): Promise<Recorded<Answer> | typeof BACK> {
    return this.queue.run(async () => {
      if (!this.answers(reference, hasEnded)) return BACK;
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

  private answers(reference: IncidentReference, hasEnded: boolean): boolean {
    return this.availability.isAway || hasEnded || this.isAhead(reference);
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
    const why = this.availability.isAway ? 'the database is away' : 'the database had no answer for this call in time';
    this.logger.warn({ msg: `answered from the standby: ${why}`, requestId, kind: said.kind });
  }
}
