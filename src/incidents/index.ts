export { appendNotes, type Note } from './audit/append-events.js';
export {
  holdIncident,
  markedEventsAfter,
  claimDueNotifications,
  type DueEvent,
  type MarkedEvent,
} from './audit/due-events.js';
export type { ConsideredStep, EventData, NewEvent, Trace } from './audit/event-types.js';
export {
  eventIdsAfter,
  eventsBetween,
  MAX_SETTLED,
  newestEventId,
  settledEventsAfter,
  type EventOfIncident,
  type StreamedEvent,
} from './audit/read-events.js';
export { hasLineOf } from './audit/has-line.js';
export { IncidentEvent } from './audit/incident-event.entity.js';
export { triedFor, type Tried } from './attempts/tried.js';
export { isUnheard, PRESUMED, type AttemptStatus } from './attempts/attempt-status.js';
export { CallAttempt } from './attempts/call-attempt.entity.js';
export { applied, combined, stateChanges, type Change } from './apply-change.js';
export { claimsReading, RINGING_CLAIM_EXTRA_SECONDS, secondsAfter } from './claims.js';
export { correlateCall } from './correlate.js';
export {
  IncidentChanged,
  IncidentOpened,
  IncidentWritten,
  NotesAppended,
  NotificationDue,
  PersonOffered,
} from './facts.js';
export { leaseIncidentIds } from './lease-ids.js';
export { openCallOf, readRecords, recentIncidentIds } from './recent-records.js';
export {
  beginningOf,
  countsForNext,
  idsOf,
  replayOf,
  storedAnswer,
  type Repetition,
  type StoredAnswer,
  type RequestOrigin,
} from './idempotency.js';
export { Incident } from './incident.entity.js';
export { pendingAttempts, type AttemptPatch, type AttemptRecord, type IncidentRecord } from './incident-record.js';
export { completed, exhausted, isOver, offered } from './incident-state.js';
export { PoolTurnSteps } from './figures/pool-turn-steps.js';
export { IncidentSummary } from './history/history.answers.js';
export { lastCalls, OpenCall, openCalls } from './history/open-calls.js';
export { IncidentsModule } from './incidents.module.js';
export { holdIfFree, locate, readCalls, type IncidentReference, type Located, type Sought } from './locate-incident.js';
export {
  newestOfCallerReading,
  newIncident,
  relatedReading,
  REPEAT_CALLER_SECONDS,
  type IncidentIdSource,
} from './open-incident.js';
export { knownIncident, openLate, type KnownIncident } from './open-late.js';
export { attemptOf, incidentAfter, type NewOffer, type Outcome } from './outcome.js';
export { type IncidentTransition } from './reports/incident-transition.js';
export { addressesOf, markRemoved, readRecording, recordingsBefore } from './recordings/recordings.js';
export { RemovedRecording } from './recordings/removed-recording.entity.js';
export { isSilence, MESSAGE_SILENCE_SECONDS, type RecordingReport } from './reports/recording-reports.js';
export { hasLeftDial } from './reports/take-reports.js';
export { isTakenBack } from './reports/dial-over.js';
export { transitionOf, type Report } from './reports/reports.js';
export { transitionOfTwilioEnd, FALLBACK_STEP, fallbackAnswer, type EndAtTwilio } from './reports/ended-at-twilio.js';
export { applyReport, type Recorded, type ReportDecision } from './reports/apply-report.js';
export { mismatch, SUCCESS, unknownIncident } from './reports/report-errors.js';
export { Sweeper } from './sweeper.service.js';
export {
  answerersReading,
  begunReading,
  busyReading,
  callersReading,
  goneOf,
  lockedIncidents,
  lockNow,
  lockStatement,
  type LockedIncident,
} from './current-readings.js';
export { writeIncidents, writeOutcome, type IncidentWrite } from './write-incidents.js';
