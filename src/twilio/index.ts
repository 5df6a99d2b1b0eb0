export { refusalOf, TwilioRest, type Refusal } from './twilio-rest.service.js';
export { TwilioModule } from './twilio.module.js';
export { signedJson, type SignedJson } from './signed-json.js';
