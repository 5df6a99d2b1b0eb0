import type { FlowEnd, FlowEvent } from './events.js';
import type { PhoneBook } from './phones.js';

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
  /** Key of the request signatures; without it requests are sent unsigned. */
  authToken?: string;
  /** What happens when a number is rung. */
  phones: PhoneBook;
  hangUpAt?: HangUp;
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
  /** Largest response body in bytes; 65,536 when left out (Twilio: 64 kB). */
  responseLimitBytes?: number;
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
}

/** One whole call, after its end. */
export interface FlowRun {
  end: FlowEnd;
  /** Names of the widgets in the order they ran. */
  steps: string[];
  /** Every text that was begun to be spoken to the caller. */
  heard: string[];
  rang: RungPhone[];
  /** The last number the caller was connected to, a voicemail included. */
  connectedTo: string | null;
  /** Simulated seconds from the incoming call to the end. */
  seconds: number;
}
