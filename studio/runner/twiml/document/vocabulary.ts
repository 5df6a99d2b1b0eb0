import { address, anything, flag, integer, like, method, oneOf, someOf, type ValueRule } from './value-rules.js';
import type { Role } from './verb.js';

/** What one verb or noun may look like. */
export interface VerbRule {
  attributes: Readonly<Record<string, ValueRule>>;
  /** What its text must be; left out where it holds none. */
  text?: ValueRule;
  /** What it may hold, and how many of them; left out where it holds nothing. */
  children?: { names: readonly string[]; min: number; max: number };
}

const DAY_SECONDS = 86_400;
const LONGEST_SPEECH = 4096;
const loop = integer(1, 1000);
const key = /^[0-9*#]$/;

const spoken: ValueRule = (text) =>
  text !== '' && text.length <= LONGEST_SPEECH ? undefined : `words, at most ${LONGEST_SPEECH} characters`;
const voice = like(
  /^(?:man|woman|alice|Polly\.\p{Lu}\p{Ll}+(?:-Neural|-Generative)?|Google\.[A-Za-z]{2,3}-[A-Za-z0-9-]+)$/u,
  'a voice of Twilio’s, such as Polly.Joanna',
);
const language = like(/^[a-z]{2,3}(?:-419|-[A-Z]{2}(?:-[A-Z]{3})?)?$/, 'a language such as en-US');

/** What this runner knows of TwiML (Twilio: TwiML for Programmable Voice): everything else is an error. */
export const VOCABULARY: Readonly<Record<string, VerbRule>> = {
  Say: {
    attributes: { voice, language, loop },
    text: spoken,
    children: { names: ['break'], min: 0, max: Infinity },
  },
  break: { attributes: { time: like(/^\d{1,5}ms$|^(?:\d|10)s$/, 'a time such as 2s or 500ms, 10s at most') } },
  Play: { attributes: { loop }, text: address },
  Pause: { attributes: { length: integer(1, DAY_SECONDS) } },
  Hangup: { attributes: {} },
  Redirect: { attributes: { method }, text: address },
  Gather: {
    attributes: {
      input: oneOf('dtmf'),
      numDigits: integer(1, 1000),
      timeout: integer(1, 600),
      finishOnKey: like(/^[0-9*#]?$/, 'one key, or empty'),
      action: address,
      method,
      actionOnEmptyResult: flag,
    },
    children: { names: ['Say', 'Play', 'Pause'], min: 0, max: Infinity },
  },
  Record: {
    attributes: {
      action: address,
      method,
      maxLength: integer(2, DAY_SECONDS),
      timeout: integer(1, DAY_SECONDS),
      finishOnKey: (value) => ([...value].every((each) => key.test(each)) ? undefined : 'keys'),
      playBeep: flag,
      trim: oneOf('trim-silence', 'do-not-trim'),
      transcribe: flag,
      transcribeCallback: address,
      recordingStatusCallback: address,
      recordingStatusCallbackMethod: method,
      recordingStatusCallbackEvent: someOf('in-progress', 'completed', 'absent'),
    },
  },
  Dial: {
    attributes: {
      action: address,
      method,
      timeout: integer(5, 600),
      answerOnBridge: flag,
      hangupOnStar: flag,
      // One that is no E.164 number is no error: the dial fails (Twilio: error 13214).
      callerId: anything,
      timeLimit: integer(1, DAY_SECONDS),
    },
    children: { names: ['Number', 'Queue'], min: 1, max: 10 },
  },
  Queue: { attributes: {}, text: like(/./, 'the name of a queue') },
  Enqueue: {
    attributes: { action: address, method, waitUrl: address, waitUrlMethod: method },
    text: like(/^.{1,64}$/, 'the name of a queue, of 64 characters at most'),
  },
  Leave: { attributes: {} },
  Number: {
    attributes: {
      url: address,
      method,
      statusCallback: address,
      statusCallbackMethod: method,
      statusCallbackEvent: someOf('initiated', 'ringing', 'answered', 'completed'),
      machineDetection: oneOf('Enable', 'DetectMessageEnd'),
      machineDetectionTimeout: integer(3, 60),
      machineDetectionSpeechThreshold: integer(1000, 6000),
      machineDetectionSpeechEndThreshold: integer(500, 5000),
      machineDetectionSilenceTimeout: integer(2000, 10_000),
      amdStatusCallback: address,
      amdStatusCallbackMethod: method,
    },
    text: like(/./, 'a phone number'),
  },
};

/** The verbs that a document may begin with, by whose side of the call it runs on (Twilio: Number, url). */
export const VERBS: Readonly<Record<Role, readonly string[]>> = {
  caller: ['Say', 'Play', 'Pause', 'Gather', 'Record', 'Dial', 'Enqueue', 'Redirect', 'Hangup'],
  waiting: ['Say', 'Play', 'Pause', 'Gather', 'Redirect', 'Leave', 'Hangup'],
  callee: ['Say', 'Play', 'Gather', 'Hangup'],
};
