/** How an execution ended. */
export type FlowEnd = 'completed' | 'caller_hung_up' | 'step_limit' | 'same_widget_limit';

/** What happened, by kind. */
export type FlowHappening =
  | { type: 'call'; from: string; to: string }
  | { type: 'say'; words: string }
  | { type: 'request'; method: string; url: string; body: string }
  | { type: 'response'; status: number; body: string }
  | { type: 'request_failed'; why: RequestFailure }
  | { type: 'variables'; set: Readonly<Record<string, unknown>> }
  | { type: 'split'; value: string; chosen: string }
  | { type: 'dial'; phones: readonly string[] }
  | { type: 'dial_result'; phone: string; status: string; ringSeconds: number; talkSeconds: number }
  | { type: 'connected'; phone: string; by: 'person' | 'voicemail' }
  | { type: 'caller_hung_up' }
  | { type: 'end'; end: FlowEnd };

/** Why an HTTP Request got no usable response. */
export type RequestFailure = 'timeout' | 'too_large' | 'network';

/** One thing that happened in an execution: `at` in simulated seconds since the call came in, `state` the widget's name. */
export type FlowEvent = FlowHappening & { at: number; state: string };
