export { SharedSecret } from './shared-secret.js';
export { TwilioAuthGuard } from './twilio-auth.guard.js';
export { TwilioSignature, type SignedRequest } from './twilio-signature.js';
