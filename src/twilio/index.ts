export { messagingReply } from './messaging-reply.js';
export {
  AccountWatch,
  legLimit,
  problemInWords,
  problemOf,
  readErrorLog,
  readProfile,
  readSmsRegistration,
  readStanding,
  type AccountFinding,
  type AccountProblem,
  type AccountStanding,
  type CustomerProfile,
  type LegLimit,
  type LoggedError,
  type SmsNumber,
  type SmsRegistration,
} from './account/index.js';
export { errorInWords } from './error-words.js';
export { refusalOf, TwilioRest, type Refusal } from './twilio-rest.service.js';
export {
  RecordingUnavailable,
  TwilioRecordings,
  type RecordingProblem,
  type RecordingSound,
} from './recordings.service.js';
export { TwilioModule } from './twilio.module.js';
export {
  FromTwilio,
  isForm,
  parseForm,
  rawBody,
  rawBodyOf,
  RefusedCredentials,
  signatureOf,
  TwilioAuthGuard,
  type FormFields,
} from './webhooks/index.js';
export { VoiceCalls, type CallWindow, type VoiceCall } from './voice-calls.service.js';
export { signedJson, type SignedJson } from './signed-json.js';
