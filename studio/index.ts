export { checkFlow } from './checker/check-flow.js';
export { formatProblems, type Problem } from './definition/problem.js';
export { parseFlow } from './definition/shape.js';
export type { FlowDefinition, FlowState, FlowTransition, SplitCondition } from './definition/types.js';
export { checkFallback } from './fallback/check-fallback.js';
export { FIRST_DOCUMENT, renderFallback, type FallbackSettings } from './fallback/render-fallback.js';
export { serveFallback } from './fallback/serve-fallback.js';
export { prepareFlow, type FlowSettings } from './flows/prepare-flow.js';
export { readFlow, type FlowName } from './flows/read-flow.js';
export type { AccountLimits } from './runner/account.js';
export type {
  FlowEnd,
  FlowEvent,
  FlowHappening,
  RequestFailure,
  TwimlExchange,
  TwimlFailure,
} from './runner/events.js';
export type {
  Callback,
  CallbackFate,
  CallMeanwhile,
  DialledLeg,
  FlowRun,
  HangUp,
  HangUpDuring,
  RecordedMessage,
  RungPhone,
  RunningCall,
  RunOptions,
  SpokenMessage,
  VoiceFallback,
  Whisper,
} from './runner/options.js';
export { scriptedPhones, type Detected, type KeyPress, type PhoneBook, type PhoneOutcome } from './runner/phones.js';
export { signRequest } from './runner/http/sign.js';
export { runFlow } from './runner/run-flow.js';
export { runOutgoingCall, type OutgoingCall } from './runner/run-outgoing-call.js';
export { APPLICATION_ERROR } from './runner/twiml/application-error.js';
export { isStudioAddress } from './runner/twiml/return-address.js';
export { TwimlError } from './runner/twiml/document/verb.js';
