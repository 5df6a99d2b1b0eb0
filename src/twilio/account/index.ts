export { AccountWatch, type AccountFinding } from './account-watch.service.js';
export { readErrorLog, type LoggedError } from './alerts.js';
export { legLimit, readProfile, type CustomerProfile, type LegLimit } from './profile.js';
export { readSmsRegistration, type SmsNumber, type SmsRegistration } from './sms-registration.js';
export { problemInWords, problemOf, readStanding, type AccountProblem, type AccountStanding } from './standing.js';
