import type { AccountLimits } from './account.js';
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
  /** The caller as Twilio reports them: E.164, `anonymous`, `sip:…`, `client:…` or empty. */
  from: string;
  /** Our own number, E.164. */
  to: string;
  accountSid?: string;
  /** What the account may do. */
  account?: AccountLimits;
  /** The flow's own id, `FW…`. */
  flowSid?: string;
  /** Key of the request signatures; without it requests are sent unsigned. */
  authToken?: string;
  /** What happens when a number is rung. */
  phones: PhoneBook;
  hangUpAt?: HangUp;
  /** What the caller presses, one entry for each time that they are asked (TwiML: Gather); nothing when left out. */
  presses?: readonly KeyPress[];
  /** What the caller does when they may leave a message (TwiML: Record); they say nothing when left out. */
  leavesMessage?: SpokenMessage;
  /**
   * What becomes of a recording in which nothing was said: it is kept, silence and all, or its status callback says that
   * it is absent (Twilio: recordingStatusCallbackEvent). `saved` when left out.
   */
  silentRecording?: 'saved' | 'absent';
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
  /** The number's voice fallback; without one a call whose TwiML fails ends with an error. */
  voiceFallback?: VoiceFallback;
  /** True: Studio refuses the call when it comes in, as it does with too many new executions (Twilio: 429). */
  studioIsFull?: boolean;
  /**
   * What Twilio found out about the caller's number (SHAKEN/STIR), such as `TN-Validation-Passed-A`. It comes with the requests
   * for TwiML, or with the first one of the call alone, which Studio gets (Twilio does not say). Left out: no verdict.
   */
  stirVerstat?: { verdict: string; onlyToStudio?: boolean };
  /**
   * Whether Studio prints the connection overrides of a TwiML Redirect's address into its TwiML (Twilio does not say).
   * False when left out.
   */
  studioKeepsOverrides?: boolean;
  /**
   * What Set Variables makes of a text that looks like a number, a phone number too (Twilio does not say): a number, which
   * prints as `7.0`, or the text that it is. `numbers` when left out.
   */
  setVariables?: 'numbers' | 'texts';
  /**
   * What happens to the other phones of a TwiML Dial while one that picked up still listens to its own document: they go
   * on ringing, or the first pick-up ends them (Twilio does not say). `others_are_hung_up` when left out.
   */
  whileScreening?: 'others_ring_on' | 'others_are_hung_up';
  /**
   * Whether Connect Call To tells DialCallStatus and DialCallDuration when the caller hangs up (Twilio does not say). False
   * when left out.
   */
  hangUpTellsStatus?: boolean;
  /** Whether a Dial's action is told DialBridged, as it is when this is left out; formerly it was not. */
  dialBridged?: boolean;
  /**
   * What a Play whose file is not to be had does (Twilio does not say): the document fails, or goes on. `fails` when left out.
   */
  missingAudio?: 'fails' | 'is_passed_over';
  /** How long the file at an address is, in seconds; 1 when left out. */
  audioSeconds?: (url: string) => number | undefined;
  /** Told of each leg that a TwiML Dial begins, so that it can be ended from elsewhere (Twilio: Calls resource). */
  onLeg?: (leg: DialledLeg) => void;
  /** Told of the call itself, so that it can be sent elsewhere (Twilio: Calls resource). */
  onCall?: (call: RunningCall) => void;
  /** Other calls that come in while this one goes on. */
  meanwhile?: readonly CallMeanwhile[];
  /** Decides what becomes of each status callback; when left out they come a tenth of a second late, in order. */
  callbackFate?: (callback: Callback) => CallbackFate;
  /** Date and time at which the call comes in; the real one when left out. */
  startedAt?: Date;
}

/** Where the number's voice fallback URL leads: a document anywhere, or Studio. */
export interface VoiceFallback {
  /** A TwiML document, or a Studio flow's webhook. */
  url: string;
  /** How it is asked for; `GET` when left out. */
  method?: 'GET' | 'POST';
  /** The flow behind a Studio address, where that is another flow than the one that has the call. */
  flow?: unknown;
  /**
   * Whether the running flow's own webhook with `FlowEvent=return` joins the execution that waits in a TwiML Redirect
   * (Twilio does not say). False when left out: it gets 400.
   */
  joins?: boolean;
}

/** A leg that a TwiML Dial has begun. */
export interface DialledLeg {
  readonly sid: string;
  readonly phone: string;
  readonly over: boolean;
  /** Ends it, as a REST request with `Status=completed` does. */
  hangUp(): void;
}

/** A call in progress. */
export interface RunningCall {
  readonly sid: string;
  readonly over: boolean;
  /** Sends it to another document, as a REST request with `Url` does. */
  redirect(url: string): void;
}

/** A call that comes in while another one goes on, in the same simulated time. */
export interface CallMeanwhile {
  /** Second of the other call at which it comes in. */
  at: number;
  flow: unknown;
  /** `hangUpAt` is a second of the other call too. */
  options: Omit<RunOptions, 'advance' | 'meanwhile'>;
  onOver?: (run: FlowRun) => void;
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
  /** How long the caller talks. */
  seconds: number;
  /** What the caller does then: wait, press the key that ends it, or hang up; `silence` when left out. */
  endedBy?: 'silence' | 'key' | 'hang_up';
  /** What Twilio writes down of it, where it is asked to; it fails when left out. */
  words?: string;
}

/** Something that was said to a callee before they were connected. */
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
  /** True when the callee was connected to the caller. */
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
