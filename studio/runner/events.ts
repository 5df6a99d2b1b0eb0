/** How a call ended; `application_error` is Twilio's own spoken error. */
export type FlowEnd = 'completed' | 'caller_hung_up' | 'step_limit' | 'same_widget_limit' | 'application_error';

/**
 * Why a request of Twilio Voice failed: no answer in time, no connection, one that broke, too long an answer, a status
 * that is no success, too many redirects, or an answer that is no TwiML.
 */
export type TwimlFailure = 'timeout' | 'connect' | 'network' | 'too_large' | 'status' | 'redirects' | 'content_type';

/** What a request of Twilio Voice is about. */
export interface TwimlExchange {
  /** The phone on whose leg it is made; `null` for the caller's. */
  leg: string | null;
  /** Whether TwiML is wanted, something reported, or a file to be played fetched. */
  about: 'document' | 'callback' | 'audio';
  /** Without credentials and connection overrides. */
  url: string;
}

/** What happened, by kind. */
export type FlowHappening =
  | { type: 'call'; from: string; to: string }
  | { type: 'say'; words: string }
  | { type: 'play'; leg: string | null; url: string; seconds: number }
  | { type: 'request'; method: string; url: string; body: string }
  | { type: 'response'; status: number; body: string }
  | { type: 'request_failed'; why: RequestFailure }
  | { type: 'variables'; set: Readonly<Record<string, unknown>> }
  | { type: 'split'; value: string; chosen: string }
  | { type: 'dial'; phones: readonly string[] }
  | { type: 'dial_result'; phone: string; status: string; ringSeconds: number; talkSeconds: number; bridged: boolean }
  | { type: 'connected'; phone: string; by: 'person' | 'voicemail' }
  | ({ type: 'twiml_request'; method: string; body: string; retry: number } & TwimlExchange)
  | ({ type: 'twiml_response'; status: number; body: string } & TwimlExchange)
  | ({ type: 'twiml_failed'; why: TwimlFailure; status: number | null; again: boolean } & TwimlExchange)
  | { type: 'picked_up'; phone: string; by: 'person' | 'voicemail' }
  | { type: 'whisper'; phone: string; words: string }
  | { type: 'pressed'; phone: string | null; keys: string }
  | { type: 'callback'; phone: string | null; event: string; sequence: number; deliveries: number }
  | { type: 'message'; seconds: number; url: string }
  | { type: 'returned'; values: Readonly<Record<string, string>> }
  | { type: 'voice_fallback'; why: TwimlFailure }
  | { type: 'caller_hung_up' }
  | { type: 'end'; end: FlowEnd };

/** Why an HTTP Request got no usable response. */
export type RequestFailure = 'timeout' | 'too_large' | 'network';

/** One thing that happened in an execution: `at` in simulated seconds since the call came in, `state` the widget's name. */
export type FlowEvent = FlowHappening & { at: number; state: string };
