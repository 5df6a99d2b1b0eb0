import { Injectable } from '@nestjs/common';
import { DatabaseAway } from '../database/index.js';
import {
  applyReport,
  idsOf,
  knownIncident,
  mismatch,
  replayOf,
  unknownIncident,
  type IncidentTransition,
  type IncidentReference,
  type Located,
  type Recorded,
  type Report,
  type ReportDecision,
  type RequestOrigin,
} from '../incidents/index.js';
import { CallCache } from './cache/call-cache.js';
import type { CallUse, Decision, Moment, Place } from './call-use.js';
import type { PendingEntry } from './failover/journal-entry.js';
import { PendingJournal } from './failover/pending-journal.service.js';

/** Decides what a report changes. Routing has no part in it. */
@Injectable()
export class ReportUse {
  constructor(
    private readonly cache: CallCache,
    private readonly journal: PendingJournal,
  ) {}

  /** Returns the use of a report; `answer` makes the response of what it changes. @throws DomainError 400 when it names no call. */
  of<Answer>(
    reference: IncidentReference,
    report: Report,
    origin: RequestOrigin,
    answer: (transition: IncidentTransition) => Answer,
  ): CallUse<Recorded<Answer>> {
    if (reference.callSid === null && reference.incidentId === null) throw unknownIncident(reference);
    return {
      reference,
      origin,
      mayBegin: false,
      replayAt: (now) => replayOf(origin, now),
      decide: (place, moment) => this.decide(place, moment, reference, report, origin, answer),
    };
  }

  private decide<Answer>(
    place: Place,
    { now, stored }: Moment,
    reference: IncidentReference,
    report: Report,
    origin: RequestOrigin,
    answer: (transition: IncidentTransition) => Answer,
  ): Decision<Recorded<Answer>> {
    const replay = replayOf(origin, now);
    // Of a call that memory does not know a report is believed, and judged when the database is back.
    const isForJournal = place === 'journal';
    const found = isForJournal ? this.journal.locate(reference, replay, now) : this.cache.locate(reference, replay);
    const located: Located = { ...found, replay: found.replay ?? stored };
    const made = applyReport(reference, report, located, now, answer);
    if (made.kind === 'unknown') throw isForJournal ? new DatabaseAway() : unknownIncident(reference);
    const isRepeatable = made.kind === 'mismatch' || made.isRepeatable;
    const idempotencyKey = isRepeatable ? (replay?.key ?? null) : null;
    return {
      write: {
        outcome: made.outcome,
        trace: { at: now, ...idsOf(origin), idempotencyKey },
        begins: null,
        context: null,
        reliedOn: null,
        insists: false,
      },
      rings: [],
      turns: [],
      entry: () => this.entryOf(reference, report, made, replay?.key ?? null),
      respond: () => {
        if (made.kind === 'mismatch') throw mismatch();
        return made.recorded;
      },
    };
  }

  private entryOf<Answer>(
    reference: IncidentReference,
    report: Report,
    made: Exclude<ReportDecision<Answer>, { kind: 'unknown' }>,
    key: string | null,
  ): PendingEntry {
    const { incident, events } = made.outcome;
    const own = { callSid: incident.callSid, incidentId: incident.id };
    const known = this.journal.knows(incident) ? { incident: knownIncident(incident) } : {};
    if (made.kind === 'mismatch' || !made.isRepeatable) {
      return { kind: 'told', reference: own, ...known, events, idempotencyKey: null };
    }
    return { kind: 'report', reference, ...known, report, answer: made.recorded.answer, idempotencyKey: key };
  }
}
