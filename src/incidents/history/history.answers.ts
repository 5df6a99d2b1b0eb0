import { ApiProperty } from '@nestjs/swagger';
import { ATTEMPT_STATUSES, type AttemptStatus } from '../attempts/attempt-status.js';
import { EVENT_SOURCES, type EventSource, type EventType } from '../audit/event-types.js';
import { INCIDENT_STATUSES, type IncidentStatus } from '../incident-state.js';

/** Who answered a call. */
export class Answerer {
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 7,
    description: 'Null: somebody whom the line had not offered',
  })
  userId: number | null;

  @ApiProperty({
    example: 'John Smith',
    description: 'As it was when they were offered; "unknown" where userId is null',
  })
  userName: string;
}

/** Somebody picked up whose phone had not been offered. */
export const UNKNOWN_ANSWERER: Answerer = { userId: null, userName: 'unknown' };

/** An incident as lists show it. */
export class IncidentSummary {
  @ApiProperty({ example: 123 })
  id: number;

  @ApiProperty({ example: 'CA1234567890abcdef1234567890abcdef' })
  callSid: string;

  @ApiProperty({ example: '+14155551234', description: 'As Twilio had it: a number, a word, or nothing' })
  callerPhone: string;

  @ApiProperty({ enum: INCIDENT_STATUSES })
  status: IncidentStatus;

  @ApiProperty({ enum: ['business_hours', 'after_hours'], example: 'after_hours' })
  ladder: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  answeredAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: Date | null;

  @ApiProperty({ type: Answerer, nullable: true, description: 'Null: nobody has answered' })
  answeredBy: Answerer | null;

  @ApiProperty({ type: Number, nullable: true, example: 180, description: 'Seconds of talk' })
  durationSeconds: number | null;

  @ApiProperty({ type: Number, nullable: true, description: "The same caller's call of the 30 minutes before" })
  relatedIncidentId: number | null;

  @ApiProperty({ example: 2, description: 'How many people were offered' })
  attemptCount: number;

  @ApiProperty({ description: 'Whether the caller was blocked: nobody was rung, and the status is abandoned' })
  callerBlocked: boolean;
}

/** A page of incidents. */
export class IncidentsAnswer {
  @ApiProperty({ type: [IncidentSummary] })
  items: IncidentSummary[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Send it as cursor for what comes after, even when items is empty; null: that was all',
  })
  nextCursor: string | null;
}

/** One person offered to an incident. */
export class AttemptAnswer {
  @ApiProperty({ example: 456 })
  id: number;

  @ApiProperty({ example: 7 })
  userId: number;

  @ApiProperty({ example: 'John Smith' })
  userName: string;

  @ApiProperty({ example: 'primary_oncall' })
  stepName: string;

  @ApiProperty({ example: '+14155559999' })
  phoneE164: string;

  @ApiProperty({ enum: ATTEMPT_STATUSES })
  status: AttemptStatus;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The raw text of an unknown result, or why it is presumed',
  })
  reason: string | null;

  @ApiProperty({ example: 1, description: 'The number of the dial within the call; all rung at once share it' })
  dial: number;

  @ApiProperty({ example: 30 })
  timeoutSeconds: number;

  @ApiProperty({ example: 1, description: 'How often this person was offered: again each time an answer was lost' })
  offers: number;

  @ApiProperty({ type: String, format: 'date-time' })
  offeredAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: Date | null;
}

/** One line of an incident's audit trail. */
export class EventAnswer {
  @ApiProperty({ example: 789, description: 'As in the live stream' })
  id: number;

  @ApiProperty({ example: 1, description: '1, 2, 3 … within the incident' })
  seq: number;

  @ApiProperty({ type: String, example: 'offered' })
  type: EventType;

  @ApiProperty({ type: String, format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: EVENT_SOURCES, description: 'Who wrote it' })
  source: EventSource;

  @ApiProperty({ type: String, nullable: true, description: 'X-Request-Id of the request that wrote it' })
  requestId: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What it changed, and why' })
  data: Record<string, unknown>;
}

/** A voice message that a caller left when nobody could be reached. */
export class VoiceMessage {
  @ApiProperty({ example: '/api/incidents/123/voice-message', description: 'Where admins and managers hear it' })
  url: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Null: Twilio has not said yet' })
  seconds: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'What Twilio wrote down of it; null: nothing, or not yet' })
  text: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was removed at Twilio, being old enough; null: it is there',
  })
  removedAt: Date | null;
}

/** An incident with everybody offered and everything that happened. */
export class IncidentAnswer extends IncidentSummary {
  @ApiProperty({ type: VoiceMessage, nullable: true })
  voiceMessage: VoiceMessage | null;

  @ApiProperty({ type: [AttemptAnswer] })
  attempts: AttemptAnswer[];

  @ApiProperty({ type: [EventAnswer] })
  events: EventAnswer[];
}
