export { appendEvents, appendNotes, type Note } from './audit/append-events.js';
export { holdIncident, takeDueEvents, type DueEvent } from './audit/due-events.js';
export type { ConsideredStep, EventData, EventSource, EventType, NewEvent, Trace } from './audit/event-types.js';
export {
  eventsBetween,
  MOST_SETTLED,
  newestEventId,
  settledEventsAfter,
  type StreamedEvent,
} from './audit/read-events.js';
export { IncidentEvent } from './audit/incident-event.entity.js';
export { ATTEMPT_STATUSES, PRESUMED, type AttemptStatus } from './attempts/attempt-status.js';
export { triedFor, type Tried } from './attempts/tried.js';
export { CallAttempt } from './attempts/call-attempt.entity.js';
export { applyChange, stateChanges, writeChange, type Change } from './apply-change.js';
export { claimsReading, releaseExpiredHold, RINGING_CLAIM_EXTRA_SECONDS, secondsAfter } from './claims.js';
export { correlateCall } from './correlate.js';
export { IncidentChanged, IncidentOpened, PeopleToTell, PersonOffered } from './facts.js';
export { replayOf, type RequestOrigin } from './idempotency.js';
export { Incident } from './incident.entity.js';
export { pendingAttempt, type AttemptPatch, type AttemptRecord, type IncidentRecord } from './incident-record.js';
export {
  exhausted,
  INCIDENT_STATUSES,
  isOver,
  offered,
  type IncidentState,
  type IncidentStatus,
} from './incident-state.js';
export { IncidentsModule } from './incidents.module.js';
export { locate, type IncidentReference } from './locate-incident.js';
export { addAttempt, openIncident, relatedReading, type NewOffer } from './open-incident.js';
export { ReportsService, SUCCESS, unknownIncident, type ReportOutcome } from './reports.service.js';
export { Sweeper } from './sweeper.service.js';
