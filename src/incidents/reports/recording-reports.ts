import type { EventData } from '../audit/event-types.js';
import { secondsAfter } from '../claims.js';
import type { IncidentRecord } from '../incident-record.js';
import { completed, type IncidentState } from '../incident-state.js';
import { released, tell, type IncidentTransition } from './incident-transition.js';

/** How long somebody who may leave a message may be silent before the recording ends, in seconds. */
export const MESSAGE_SILENCE_SECONDS = 10;
/** How long the true length of a recording is waited for after the call before people are told without it, in seconds. */
export const RECORDING_STATUS_SECONDS = 60;

/** What Twilio says of the recording that a caller makes when nobody could be reached. */
export type RecordingReport = VoiceMessageLeft | NothingSaid | MessageTranscribed;

/** The caller has left a voice message. */
export interface VoiceMessageLeft {
  readonly kind: 'voice_message';
  readonly url: string;
  /** At the end of the call: as recorded, with the silence after the last word. Afterwards: its true length. */
  readonly seconds: number | null;
  /** Whether the call ends with it; otherwise it is Twilio's word of the recording itself. */
  readonly ends: boolean;
}

/** The recording has no word in it. */
export interface NothingSaid {
  readonly kind: 'nothing_said';
  readonly url: string;
  /** As recorded. */
  readonly seconds: number | null;
  readonly ends: boolean;
}

/** Twilio has written down what the caller said. */
export interface MessageTranscribed {
  readonly kind: 'transcribed';
  /** Null: it could not. */
  readonly text: string | null;
}

/** No word of a message: its length is 0, and there is no address. */
const NO_MESSAGE = { recordingUrl: null, recordingSeconds: 0 } as const;

/**
 * Returns what a report of a recording changes of an incident. Only the true length makes a message of it, of which
 * people are told, in whatever order the reports arrive.
 */
export function transitionOfRecording(
  incident: IncidentRecord,
  report: RecordingReport,
  now: Date,
): IncidentTransition {
  switch (report.kind) {
    case 'voice_message':
      return report.ends ? recordingEnded(incident, report, now) : messageMeasured(incident, report);
    case 'nothing_said':
      return nothingSaid(incident, report, now);
    case 'transcribed':
      return tell('transcribed', incident, incident, [], { text: report.text });
  }
}

/** Returns what it changes that the true length of a message hasn't come: people are told of it with the length as recorded. */
export function transitionOfNoLength(incident: IncidentRecord, recordedSeconds: number | null): IncidentTransition {
  const recordingSeconds = Math.max(1, recordedSeconds ?? 1);
  return tell('voice_message', incident, { ...incident, recordingSeconds }, [], { recordingSeconds, measured: false });
}

/** Returns whether the true length of a recording of an incident should have come by now, heard of last at `lastAt`. */
export function isLengthOverdue(incident: IncidentState, lastAt: Date, now: Date): boolean {
  const isMissing = incident.recordingUrl !== null && incident.recordingSeconds === null;
  return isMissing && secondsAfter(lastAt, RECORDING_STATUS_SECONDS) <= now;
}

/** Returns whether a recording that silence ended can hold a second of speech at most. */
export function isSilence(seconds: number | null): boolean {
  return seconds !== null && seconds <= MESSAGE_SILENCE_SECONDS + 1;
}

function recordingEnded(incident: IncidentRecord, { url, seconds }: VoiceMessageLeft, now: Date): IncidentTransition {
  const known = incident.recordingSeconds !== null ? incident : { ...incident, recordingUrl: url };
  return ended('recording_ended', incident, known, { recordedSeconds: seconds }, now);
}

function messageMeasured(incident: IncidentRecord, { url, seconds }: VoiceMessageLeft): IncidentTransition {
  const facts = { recordingSeconds: seconds };
  const wasSilence = incident.recordingUrl === null && incident.recordingSeconds === 0;
  if (seconds === 0 || (wasSilence && isWholeSilence(seconds))) {
    return tell('nothing_said', incident, withoutMessage(incident), [], { ...facts, recordingUrl: url });
  }
  const isFirst = seconds !== null && !incident.recordingSeconds;
  const state = { ...incident, recordingUrl: url, recordingSeconds: seconds ?? incident.recordingSeconds };
  return tell(isFirst ? 'voice_message' : 'recording_status', incident, state, [], facts);
}

function nothingSaid(incident: IncidentRecord, { url, seconds, ends }: NothingSaid, now: Date): IncidentTransition {
  const state = isWholeSilence(incident.recordingSeconds) ? { ...incident, ...NO_MESSAGE } : withoutMessage(incident);
  const facts = { recordedSeconds: seconds, recordingUrl: url };
  if (ends) return ended('nothing_said', incident, state, facts, now);
  return tell('nothing_said', incident, withoutMessage(incident), [], facts);
}

/** A silence that Twilio keeps as it is lasts as long as the caller may be silent. */
function isWholeSilence(seconds: number | null): boolean {
  return seconds !== null && seconds >= MESSAGE_SILENCE_SECONDS && isSilence(seconds);
}

/** A message whose length is known stays one. */
function withoutMessage(incident: IncidentRecord): IncidentRecord {
  return incident.recordingSeconds ? incident : { ...incident, ...NO_MESSAGE };
}

function ended(
  type: 'recording_ended' | 'nothing_said',
  incident: IncidentRecord,
  known: IncidentRecord,
  facts: NonNullable<EventData['facts']>,
  now: Date,
): IncidentTransition {
  const state = completed(known, now, null);
  return tell(type, incident, state, released(incident, 'superseded', now), facts);
}
