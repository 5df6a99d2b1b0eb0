export { appendEvents, appendNotes, type Note } from './audit/append-events.js';
export { holdIncident, markedEventsAfter, takeDueEvents, type DueEvent, type MarkedEvent } from './audit/due-events.js';
export type {
  ConsideredStep,
  EventData,
  EventSource,
  EventType,
  NewEvent,
  RequestIds,
  Trace,
} from './audit/event-types.js';
export {
  eventIdsAfter,
  eventsBetween,
  MOST_SETTLED,
  newestEventId,
  settledEventsAfter,
  type EventOfIncident,
  type StreamedEvent,
} from './audit/read-events.js';
export { hasLineOf } from './audit/has-line.js';
export { IncidentEvent } from './audit/incident-event.entity.js';
export { triedFor, type Tried } from './attempts/tried.js';
export { ATTEMPT_STATUSES, isUnheard, PRESUMED, type AttemptStatus } from './attempts/attempt-status.js';
export { CallAttempt } from './attempts/call-attempt.entity.js';
export { applied, combined, stateChanges, type Change } from './apply-change.js';
export { claimsReading, releaseExpiredHold, RINGING_CLAIM_EXTRA_SECONDS, secondsAfter } from './claims.js';
export { correlateCall } from './correlate.js';
export { IncidentChanged, IncidentOpened, IncidentWritten, PeopleToTell, PersonOffered } from './facts.js';
export { leaseIncidentIds } from './lease-ids.js';
export { readRecords, recentIncidentIds } from './recent-records.js';
export {
  beginningOf,
  countsForNext,
  idsOf,
  replayOf,
  storedAnswer,
  type Repetition,
  type RequestOrigin,
} from './idempotency.js';
export { Incident } from './incident.entity.js';
export { pendingAttempts, type AttemptPatch, type AttemptRecord, type IncidentRecord } from './incident-record.js';
export {
  completed,
  exhausted,
  INCIDENT_STATUSES,
  isOver,
  offered,
  type IncidentState,
  type IncidentStatus,
} from './incident-state.js';
export { IncidentsModule } from './incidents.module.js';
export {
  assertNotBehind,
  holdIfFree,
  locate,
  type IncidentReference,
  type Located,
  type NotWritten,
} from './locate-incident.js';
export {
  newestOfCallerReading,
  newIncident,
  openIncident,
  relatedReading,
  REPEAT_CALLER_SECONDS,
  type IncidentIdSource,
  type NewIncident,
} from './open-incident.js';
export { knownIncident, openLate, type KnownIncident } from './open-late.js';
export { attemptOf, eventsWith, incidentAfter, writeOutcome, type NewOffer, type Outcome } from './outcome.js';
export { type Consequence } from './reports/consequence.js';
export { hasAccepted, type DialOver, type DialReport } from './reports/dial-reports.js';
export { consequenceOf, type Report } from './reports/reports.js';
export { answerReport, type Recorded, type ReportDecision } from './reports/answer-report.js';
export { mismatch, ReportsService, SUCCESS, unknownIncident } from './reports/reports.service.js';
export { Sweeper } from './sweeper.service.js';
