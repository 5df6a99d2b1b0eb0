export { CallsResource, type RequestedCall, type StandInCall } from './calls.js';
export { LegsResource } from './legs.js';
export { Gate, losesAnswer, MessagesResource, says, type Fate, type SentMessage } from './messages.js';
export { toneOf } from '../../../src/demo/tone.js';
export { RecordingsResource } from './recordings.js';
export { newSid, refusal, type ApiAnswer, type ApiRequest, type Resource, type Route } from './resource.js';
export { ACCOUNT_SID, AUTH_TOKEN, LINE_NUMBER, PUBLIC_BASE_URL, TwilioStandIn } from './stand-in.js';
