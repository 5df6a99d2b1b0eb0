import type { FlowEnd, FlowEvent } from './events.js';
import type { KeyPress, PhoneBook } from './phones.js';

/** When the caller hangs up: at a second of the call, or while a named widget runs. */
export type HangUp = number | HangUpDuring;

/** A hang-up while a named widget runs. */
export interface HangUpDuring {
  /** Name of the widget. */
  during: string;
  /** Which run of the widget is meant, counted from 1; the first when left out. */
  visit?: number;
  /** Seconds after the widget began, 1 when left out; a widget that is over sooner is still the one hung up in. */
  after?: number;
}

/** Everything a local Studio needs to take one call. */
export interface RunOptions {
  callSid: string;
  /** The caller as Twilio reports him: E.164, `anonymous`, `sip:…`, `client:…` or empty. */
  from: string;
  /** Our own number, E.164. */
  to: string;
  accountSid?: string;
  /** The flow's own id, `FW…`. */
  flowSid?: string;
  /** Key of the request signatures; without it requests are sent unsigned. */
  authToken?: string;
  /** What happens when a number is rung. */
  phones: PhoneBook;
  hangUpAt?: HangUp;
  /** What the caller presses, one entry for each time that he is asked (TwiML: Gather); nothing when left out. */
  presses?: readonly KeyPress[];
  /** What the caller does when he may leave a message (TwiML: Record); he says nothing when left out. */
  leavesMessage?: SpokenMessage;
  /**
   * What happens to later widgets when the caller hangs up while an HTTP Request runs (Twilio: they may never run).
   * `stop` when left out.
   */
  afterHangUpInRequest?: 'stop' | 'continue';
  /** Where requests really go, by the public base address in the flow: `{ 'https://x.example': 'http://127.0.0.1:3000' }`. */
  sendTo?: Readonly<Record<string, string>>;
  /** Told of every stretch of simulated time, in seconds; nothing really waits. */
  advance?: (seconds: number) => void | Promise<void>;
  /** Told of everything that happens, as it happens. */
  onStep?: (event: FlowEvent) => void | Promise<void>;
  fetch?: typeof fetch;
  /** Real milliseconds an HTTP Request may take; 10,000 when left out (Twilio: 10 s). */
  requestLimitMs?: number;
  /** Real milliseconds that the 15 s of a TwiML request take; 15,000 when left out. Shorter limits take less. */
  twimlLimitMs?: number;
  /** Largest response body in bytes; 65,536 when left out (Twilio: 64 kB). */
  responseLimitBytes?: number;
  /** The flow that the number's voice fallback URL leads to; without it a call whose TwiML fails ends with an error. */
  voiceFallback?: unknown;
  /**
   * What happens to the other phones of a TwiML Dial while one that picked up still listens to its own document: they go
   * on ringing, or the first pick-up ends them (Twilio does not say). `others_ring_on` when left out.
   */
  whileScreening?: 'others_ring_on' | 'others_are_hung_up';
  /** Whether a Dial's action is told DialBridged, as it is when this is left out; formerly it was not. */
  dialBridged?: boolean;
  /** Decides what becomes of each status callback; when left out they come a tenth of a second late, in order. */
  callbackFate?: (callback: Callback) => CallbackFate;
  /** Date and time at which the call comes in; the real one when left out. */
  startedAt?: Date;
}

/** Something that is reported beside the call. */
export interface Callback {
  /** Whose leg it is about; `null` for the caller's, as with recordings. */
  phone: string | null;
  /** What happened (Twilio: statusCallbackEvent, recordingStatusCallbackEvent). */
  event: string;
  /** SequenceNumber of its leg. */
  sequence: number;
}

/**
 * What becomes of a callback: for each time that it is delivered, how many seconds after it happened. `[]` loses it,
 * `[0, 30]` delivers it at once and again after 30 s.
 */
export type CallbackFate = readonly number[];

/** A message that the caller leaves. */
export interface SpokenMessage {
  /** How long he talks. */
  seconds: number;
  /** What he does then: wait, press the key that ends it, or hang up; `silence` when left out. */
  endedBy?: 'silence' | 'key' | 'hang_up';
}

/** Something that was said to a callee before he was connected. */
export interface Whisper {
  phone: string;
  words: string;
}

/** A message that was recorded. */
export interface RecordedMessage {
  seconds: number;
  /** RecordingUrl (Twilio: Record action callback). */
  url: string;
}

/** One number that was rung, or was tried to. */
export interface RungPhone {
  phone: string;
  /** DialCallStatus of this number (Twilio: Dial action callback). */
  status: string;
  /** Seconds it rang. */
  seconds: number;
  /** Seconds of talk after the pick-up; 0 when nobody picked up. */
  talkSeconds: number;
  /** Who picked up; to Twilio both look the same. */
  pickedUpBy: 'person' | 'voicemail' | null;
  /** True when he was connected to the caller. */
  bridged: boolean;
}

/** One whole call, after its end. */
export interface FlowRun {
  end: FlowEnd;
  /** Names of the widgets in the order they ran, those of the voice fallback's flow after the others. */
  steps: string[];
  /** True when the call went to the number's voice fallback. */
  fellBack: boolean;
  /** Every text that was begun to be spoken to the caller. */
  heard: string[];
  rang: RungPhone[];
  /** Every text that was begun to be spoken to a callee. */
  whispers: Whisper[];
  messages: RecordedMessage[];
  /** The last number the caller was connected to, a voicemail included. */
  connectedTo: string | null;
  /** Simulated seconds from the incoming call to the end. */
  seconds: number;
}
