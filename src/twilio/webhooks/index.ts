export { isForm, parseForm, type FormFields } from './form-body.js';
export { FromTwilio } from './from-twilio.js';
export { rawBody, rawBodyOf } from './raw-body.js';
export { RefusedCredentials } from './refused-credentials.service.js';
export { SharedSecret } from './shared-secret.js';
export { signatureOf, TwilioAuthGuard } from './twilio-auth.guard.js';
export { TwilioSignature, type SignedRequest } from './twilio-signature.js';
