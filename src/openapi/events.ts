import type { Schema } from './refusals.js';

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: 'string', nullable: true };
const flag: Schema = { type: 'boolean' };
const count: Schema = { type: 'integer', minimum: 0 };
const countOrNull: Schema = { type: 'integer', minimum: 0, nullable: true };
const idOrNull: Schema = { type: 'integer', minimum: 1, nullable: true };
const instant: Schema = { type: 'string', format: 'date-time' };
const instantOrNull: Schema = { ...instant, nullable: true };
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });

/** What an event may tell beside what it changed: fields by their names, for all types that have them. */
const FACTS: Readonly<Record<string, Schema>> = {
  accepted: flag,
  bridged: flag,
  byUserId: idOrNull,
  answeredInIncidentId: idOrNull,
  blockedCallerId: idOrNull,
  callBackId: idOrNull,
  calledIn: flag,
  callerGone: flag,
  change: text,
  claimed: flag,
  dial: countOrNull,
  duration: { description: 'As it was reported' },
  error: textOrNull,
  errorCode: { type: 'integer', description: "Twilio's error number" },
  failure: text,
  incidentId: idOrNull,
  isNew: flag,
  kind: text,
  ladder: text,
  mayGetThem: { ...flag, description: 'Whether the caller is theirs if they do not come to who took them' },
  messageId: idOrNull,
  note: textOrNull,
  people: count,
  reason: text,
  recordedSeconds: countOrNull,
  recordingSeconds: countOrNull,
  recordingUrl: textOrNull,
  report: text,
  seconds: countOrNull,
  status: textOrNull,
  step: text,
  stepName: textOrNull,
  text: textOrNull,
  then: text,
  userId: idOrNull,
  userName: textOrNull,
  verstat: text,
};

const DIAL = ['dial', 'status', 'bridged', 'seconds', 'callerGone', 'userId', 'accepted', 'errorCode'];
const LEG = ['userId', 'status', 'errorCode', 'accepted'];
const RING = ['ladder', 'isNew', 'claimed', 'stepName'];
const MESSAGE = ['kind', 'userId', 'messageId', 'people', 'error'];
const CALL_BACK = ['callBackId', 'userId', 'userName', 'status', 'errorCode'];

/** Every type of event, with the facts that it may have. */
const EVENT_FACTS: Readonly<Record<string, readonly string[]>> = {
  offered: RING,
  reoffered: RING,
  exhausted: RING,
  already_answered: ['stepName'],
  already_ended: ['stepName'],
  turned_away: ['stepName'],
  caller_blocked: ['stepName', 'blockedCallerId', 'then'],
  no_key_pressed: ['stepName'],
  caller_verified: ['verstat'],
  attempt_failed: DIAL,
  unmatched_phone: DIAL,
  answered: [...DIAL, 'calledIn'],
  completed: DIAL,
  incident_mismatch: ['incidentId'],
  report_of_another_call: ['report', 'incidentId'],
  request_replayed: [],
  duration_ignored: ['duration'],
  picked_up: LEG,
  accepted_too_late: [...LEG, 'mayGetThem'],
  not_connected: DIAL,
  cut_off: DIAL,
  star_pressed: DIAL,
  handed_over: DIAL,
  recording_ended: ['recordedSeconds', 'recordingUrl'],
  nothing_said: ['recordedSeconds', 'recordingSeconds', 'recordingUrl'],
  voice_message: ['recordingSeconds', 'recordedSeconds', 'recordingUrl'],
  recording_status: ['recordingSeconds', 'recordingUrl', 'status'],
  transcribed: ['text', 'recordingSeconds'],
  leg_status: LEG,
  step_failed: ['step', 'failure'],
  ended_by_silence: [],
  message_sent: MESSAGE,
  message_failed: MESSAGE,
  message_skipped: MESSAGE,
  message_expired: MESSAGE,
  message_acknowledged: MESSAGE,
  follow_up_changed: ['change', 'reason', 'userId', 'userName', 'byUserId', 'note', 'answeredInIncidentId'],
  call_back: CALL_BACK,
  note_added: ['text', 'userId', 'userName'],
  found_at_twilio: ['isNew', 'ladder'],
  ended_at_twilio: ['status'],
  result_unknown: DIAL,
};

const ATTEMPT = { $ref: '#/components/schemas/EventAttempt' };

/** What an event changed: the same fields for all types. */
const CHANGES: Readonly<Record<string, Schema>> = {
  incident: object({
    status: text,
    exhaustedAt: instantOrNull,
    answeredAt: instantOrNull,
    answeredByUserId: idOrNull,
    endedAt: instantOrNull,
    endInferred: flag,
    durationSeconds: countOrNull,
    recordingUrl: textOrNull,
    recordingSeconds: countOrNull,
  }),
  offer: ATTEMPT,
  offers: listOf(ATTEMPT),
  rung: listOf({ type: 'integer', minimum: 1 }),
  attempts: listOf({
    ...object({
      id: { type: 'integer', minimum: 1 },
      status: text,
      reason: textOrNull,
      offers: count,
      endedAt: instantOrNull,
    }),
    required: ['id'],
  }),
};

/**
 * Returns the schemas of an incident's events: `EventAnswer` is one of them, told apart by `type`. `announced` are the types
 * by which ladder steps announce their turn.
 */
export function eventSchemas(answer: Schema, announced: readonly string[]): Record<string, Schema> {
  const types = { ...EVENT_FACTS, ...Object.fromEntries(announced.map((type) => [type, []])) };
  const { type: _, data: __, ...common } = answer['properties'] as Record<string, Schema>;
  const required = answer['required'];
  const variants = Object.entries(types).map(([type, names]): [string, Schema] => {
    const facts = object(Object.fromEntries(names.flatMap((name) => (FACTS[name] ? [[name, FACTS[name]]] : []))));
    const data = { ...object({ ...CHANGES, facts }), description: 'What it changed, and why' };
    return [
      nameOf(type),
      { type: 'object', required, properties: { ...common, type: { type: 'string', enum: [type] }, data } },
    ];
  });
  const refOf = (type: string): string => `#/components/schemas/${nameOf(type)}`;
  return {
    ...Object.fromEntries(variants),
    EventAttempt: {
      ...object({
        id: { type: 'integer', minimum: 1 },
        userId: { type: 'integer', minimum: 1 },
        userName: text,
        stepName: text,
        phoneE164: text,
        status: text,
        dial: count,
        timeoutSeconds: count,
        offers: count,
        offeredAt: instant,
      }),
      required: ['id', 'userId', 'userName', 'stepName'],
      description: 'A person who is newly offered',
    },
    EventAnswer: {
      oneOf: Object.keys(types).map((type) => ({ $ref: refOf(type) })),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(Object.keys(types).map((type) => [type, refOf(type)])),
      },
      description: 'One event of an incident',
    },
  };
}

function nameOf(type: string): string {
  const words = type.split('_').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}Event`;
}
