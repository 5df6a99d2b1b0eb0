import { kinds, type WidgetTable } from './property-rules.js';

const { text, boolean, integer, requiredText, pairs, variables, trueOrFalseText } = kinds;
const { method, ringSeconds, awaySeconds, loop } = kinds;
const speech = { say: text, play: text, voice: text, language: text, loop };

/** Transition events of every widget type the checker can prove, with its properties (Twilio: Studio widget library). */
export const WIDGETS: Readonly<Record<string, WidgetTable>> = {
  trigger: {
    events: ['incomingCall', 'incomingMessage', 'incomingConversationMessage', 'incomingRequest', 'incomingParent'],
    listed: ['incomingCall'],
    properties: {},
    complete: true,
  },
  'make-http-request': {
    events: ['success', 'failed'],
    listed: ['success', 'failed'],
    properties: {
      url: requiredText,
      method,
      content_type: text,
      body: text,
      parameters: pairs,
      add_twilio_auth: boolean,
    },
    complete: true,
  },
  'split-based-on': {
    events: ['noMatch', 'match'],
    listed: ['noMatch'],
    properties: { input: requiredText },
    complete: true,
  },
  'connect-call-to': {
    events: ['callCompleted', 'hangup'],
    listed: ['callCompleted', 'hangup'],
    properties: {
      noun: {
        kind: 'text',
        required: true,
        oneOf: ['number', 'number-multi', 'client', 'sip', 'sim', 'conference'],
      },
      to: text,
      caller_id: text,
      record: boolean,
      timeout: ringSeconds,
      time_limit: text,
      sip_endpoint: text,
      sip_username: text,
      sip_password: text,
    },
    complete: true,
  },
  'say-play': {
    events: ['audioComplete'],
    listed: ['audioComplete'],
    properties: { ...speech, digits: text },
    complete: true,
  },
  'set-variables': { events: ['next'], listed: ['next'], properties: { variables }, complete: true },
  'make-outgoing-call-v2': {
    events: ['answered', 'busy', 'noAnswer', 'failed'],
    listed: ['answered', 'busy', 'noAnswer', 'failed'],
    properties: { from: requiredText, to: requiredText, timeout: ringSeconds, record: boolean },
    complete: false,
  },
  'add-twiml-redirect': {
    events: ['return', 'timeout', 'fail'],
    listed: ['return', 'timeout', 'fail'],
    properties: { url: requiredText, method, timeout: awaySeconds },
    complete: true,
  },
  'run-function': {
    events: ['success', 'fail'],
    listed: ['success', 'fail'],
    properties: { url: requiredText, service_sid: text, environment_sid: text, function_sid: text, parameters: pairs },
    complete: true,
  },
  'send-message': {
    events: ['sent', 'failed'],
    listed: ['sent', 'failed'],
    properties: { from: requiredText, to: requiredText, body: text },
    complete: false,
  },
  'gather-input-on-call': {
    events: ['keypress', 'speech', 'timeout'],
    listed: ['keypress', 'speech', 'timeout'],
    properties: { ...speech, timeout: integer, number_of_digits: integer, finish_on_key: text, stop_gather: boolean },
    complete: false,
  },
  'record-voicemail': {
    events: ['recordingComplete', 'noAudio', 'hangup'],
    listed: ['recordingComplete', 'noAudio', 'hangup'],
    properties: { timeout: integer, max_length: integer, transcribe: boolean, play_beep: trueOrFalseText, trim: text },
    complete: false,
  },
};

/** Types in Twilio's enumeration that this checker has no table for: they may import, but nothing is proved of them. */
export const UNPROVED_TYPES: readonly string[] = [
  'add-member-to-chat-channel',
  'capture-payments',
  'connect-virtual-agent',
  'connect-virtual-agent-v2',
  'create-chat-channel',
  'create-task',
  'enqueue-call',
  'fork-stream',
  'make-outgoing-call-v1',
  'record-call',
  'run-function-v2',
  'run-subflow',
  'send-and-wait-for-reply',
  'send-to-flex',
  'understand',
  'update-sync-object',
];

/** Condition types of a Split (Twilio: Split Based On). */
export const CONDITION_TYPES: readonly string[] = [
  'equal_to',
  'not_equal_to',
  'matches_any_of',
  'does_not_match_any_of',
  'is_blank',
  'is_not_blank',
  'regex',
  'contains',
  'does_not_contain',
  'starts_with',
  'does_not_start_with',
  'less_than',
  'greater_than',
  'is_before_time',
  'is_after_time',
  'is_before_date',
  'is_after_date',
];

/** Values of DialCallStatus that mean the caller was connected to somebody (Twilio: Dial action callback). */
export const CONNECTED_STATUSES: readonly string[] = ['completed', 'answered'];

/** Outcomes with which the service gives a call back that it has seen to (the contract of the flow `line`). */
export const SETTLED_OUTCOMES: readonly string[] = ['answered', 'ended'];

/** Variables that hold the caller's number. */
export const CALLER_VARIABLES: readonly string[] = [
  'trigger.call.From',
  'trigger.call.Caller',
  'contact.channel.address',
];

/** Variables that hold a phone number. */
export const PHONE_VARIABLES: readonly string[] = [
  ...CALLER_VARIABLES,
  'trigger.call.To',
  'trigger.call.Called',
  'flow.channel.address',
];
