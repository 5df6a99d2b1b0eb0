import type { AttemptPatch, AttemptRecord } from '../incident-record.js';
import type { IncidentState } from '../incident-state.js';

/**
 * `request`: the one line that every request leaves. `engine`: noticed on the way of a request, beside its line.
 * `sweeper`: concluded from silence. `messenger`: what became of a message; it changes nothing of the call.
 * `reconciler`: asked of Twilio, where no report came.
 * `follow_up`: what becomes of a caller nobody has spoken to; it changes nothing of the call either.
 * `note`: what a person has written down; nor does this.
 */
export const EVENT_SOURCES = [
  'request',
  'engine',
  'sweeper',
  'messenger',
  'follow_up',
  'call_back',
  'note',
  'reconciler',
] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** What an event may be called; a ladder step may announce its turn under a name of its own. */
export type EventType =
  | 'offered'
  | 'reoffered'
  | 'exhausted'
  | 'already_answered'
  | 'already_ended'
  | 'turned_away'
  | 'caller_blocked'
  | 'no_key_pressed'
  | 'caller_verified'
  | 'attempt_failed'
  | 'unmatched_phone'
  | 'answered'
  | 'completed'
  | 'incident_mismatch'
  | 'report_of_another_call'
  | 'request_replayed'
  | 'duration_ignored'
  | 'picked_up'
  | 'accepted_too_late'
  | 'not_connected'
  | 'cut_off'
  | 'star_pressed'
  | 'handed_over'
  | 'recording_ended'
  | 'nothing_said'
  | 'voice_message'
  | 'recording_status'
  | 'transcribed'
  | 'leg_status'
  | 'step_failed'
  | 'ended_by_silence'
  | 'message_sent'
  | 'message_failed'
  | 'message_skipped'
  | 'message_expired'
  | 'message_acknowledged'
  | 'follow_up_changed'
  | 'call_back'
  | 'note_added'
  | 'found_at_twilio'
  | 'ended_at_twilio'
  | 'result_unknown'
  | (string & {});

/** A step that a decision looked at, in few characters: the users on it in order, and one letter of verdict for each. */
export interface ConsideredStep {
  readonly step: string;
  readonly users: readonly number[];
  /** One letter per user; routing, which writes them, knows what they mean. */
  readonly verdicts: string;
  /** How many more users stood on the step than are kept; left out: none. */
  readonly more?: number;
  /** The step failed and named nobody. */
  readonly failed?: true;
}

/** What an event changed; the state of an incident is what its events, one after the other, make of it. */
export interface EventData {
  /** The incident's state after the event, as far as it changed. */
  readonly incident?: Partial<IncidentState>;
  /** The person newly offered. */
  readonly offer?: AttemptRecord;
  /** The people newly offered, where several are rung at once. */
  readonly offers?: readonly AttemptRecord[];
  /** The users who are rung at once, those rung again among them. */
  readonly rung?: readonly number[];
  /** Attempts after the event, as far as they changed. */
  readonly attempts?: readonly AttemptPatch[];
  /** The steps that a decision looked at, and what it made of everybody on them. */
  readonly considered?: readonly ConsideredStep[];
  /** The own id of the request whose line this is, where it came with an `X-Request-Id`. */
  readonly ownId?: string | undefined;
  /** Whatever else is worth telling, in words and numbers. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** An event about to be written. */
export interface NewEvent {
  readonly type: EventType;
  readonly source: EventSource;
  readonly data: EventData;
  /** Whether everyone who hasn't been tried is told of it by message. It is not stored: the mark of the event is. */
  readonly tellsEveryone?: boolean;
  /** The answer of the request whose line this is. */
  readonly answer?: unknown;
}

/** What a request is called. */
export interface RequestIds {
  /** What its answer, its log line and its event call it: `X-Request-Id`, where it came with one. Others may have the same. */
  readonly requestId: string | null;
  /** An id that no other request has; left out: `requestId` is ours, and is one. */
  readonly ownId?: string | undefined;
}

/** Where an event came from, for the trail. */
export interface Trace extends RequestIds {
  readonly at: Date;
  /** Digest of endpoint and idempotency token, where the request had one. */
  readonly idempotencyKey: string | null;
}
