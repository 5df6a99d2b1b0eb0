export { refusalOf, TwilioRest, type Refusal } from './twilio-rest.service.js';
export { TwilioModule } from './twilio.module.js';
export {
  isForm,
  parseForm,
  rawBody,
  rawBodyOf,
  RefusedCredentials,
  signatureOf,
  TwilioAuthGuard,
  type FormFields,
} from './webhooks/index.js';
export { signedJson, type SignedJson } from './signed-json.js';
