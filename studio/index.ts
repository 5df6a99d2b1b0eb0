export { checkFlow } from './checker/check-flow.js';
export { formatProblems, type Problem } from './definition/problem.js';
export { parseFlow } from './definition/shape.js';
export type { FlowDefinition, FlowState, FlowTransition, SplitCondition } from './definition/types.js';
export { prepareFlow, type FlowSettings } from './flows/prepare-flow.js';
export { readFlow, type FlowName } from './flows/read-flow.js';
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
  FlowRun,
  HangUp,
  HangUpDuring,
  RecordedMessage,
  RungPhone,
  RunOptions,
  SpokenMessage,
  Whisper,
} from './runner/options.js';
export { scriptedPhones, type KeyPress, type PhoneBook, type PhoneOutcome } from './runner/phones.js';
export { runFlow } from './runner/run-flow.js';
export { APPLICATION_ERROR } from './runner/twiml/application-error.js';
export { TwimlError } from './runner/twiml/document/verb.js';
