export { Gate, losesAnswer, MessagesResource, says, type Fate, type SentMessage } from './messages.js';
export { newSid, refusal, type ApiAnswer, type ApiRequest, type Resource, type Route } from './resource.js';
export { ACCOUNT_SID, AUTH_TOKEN, LINE_NUMBER, PUBLIC_BASE_URL, TwilioStandIn } from './stand-in.js';
