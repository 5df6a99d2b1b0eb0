import type { NewEvent } from '../audit/event-types.js';
import { correlateReport } from '../correlate.js';
import type { IncidentRecord } from '../incident-record.js';
import type { IncidentReference, Located } from '../locate-incident.js';
import type { Outcome } from '../outcome.js';
import type { IncidentTransition } from './incident-transition.js';
import { transitionOf, recordedOnly, type Report } from './reports.js';

/** What a report led to. */
export interface Recorded<Answer> {
  readonly incident: IncidentRecord;
  /** What it changed; null: it was a repetition, and got the answer of the first time. */
  readonly transition: IncidentTransition | null;
  readonly answer: Answer;
}

/** What is made of a report, before anything is written. */
export type ReportDecision<Answer> =
  | {
      readonly kind: 'recorded';
      readonly outcome: Outcome;
      readonly recorded: Recorded<Answer>;
      /** Whether its line answers repetitions of the same request. */
      readonly isRepeatable: boolean;
    }
  /** It is of another call than its callSid's, and only told in the trail of that one. */
  | { readonly kind: 'mismatch'; readonly outcome: Outcome }
  | { readonly kind: 'unknown' };

/** Makes of a report what the rules say (§2, §5): pure. `answer` makes the answer of what it changed. */
export function applyReport<Answer>(
  reference: IncidentReference,
  report: Report,
  located: Located,
  now: Date,
  answer: (transition: IncidentTransition) => Answer,
): ReportDecision<Answer> {
  const found = correlateReport(reference, located);
  if (found.kind === 'conflict') {
    const facts = { report: report.kind, incidentId: reference.incidentId };
    return { kind: 'mismatch', outcome: told(found.own, line('incident_mismatch', { facts }, undefined)) };
  }
  if (found.kind !== 'incident') return { kind: 'unknown' };
  const { incident } = found;
  if (located.replay) {
    const outcome = told(incident, line('request_replayed', {}, undefined));
    const recorded = { incident, transition: null, answer: located.replay.answer as Answer };
    return { kind: 'recorded', outcome, recorded, isRepeatable: false };
  }
  const transition = found.foreignAndEnded ? recordedOnly(incident, report) : transitionOf(incident, report, now);
  const given = answer(transition);
  const events = [line(transition.type, transition.data, given), ...notesOf(report)];
  const outcome = { incident, change: transition.change, offers: transition.offers ?? [], events };
  return { kind: 'recorded', outcome, recorded: { incident, transition, answer: given }, isRepeatable: true };
}

/** Nothing changes but the trail. */
function told(incident: IncidentRecord, event: NewEvent): Outcome {
  return { incident, change: { state: incident, attempts: [] }, offers: [], events: [event] };
}

function line(type: string, data: NewEvent['data'], answer: unknown): NewEvent {
  return { type, source: 'request', data, answer };
}

function notesOf(report: Report): NewEvent[] {
  if (report.kind !== 'completed' || report.ignored === null) return [];
  return [{ type: 'duration_ignored', source: 'engine', data: { facts: { duration: report.ignored } } }];
}
