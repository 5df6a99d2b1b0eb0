import twilio from 'twilio';

import { joint, type StudioRequest } from './studio-request.js';

/** A request with what Twilio adds to it. */
export interface SignedRequest extends StudioRequest {
  /** X-Twilio-Signature; `undefined` when there is no auth token to sign with. */
  signature?: string;
}

/**
 * Signs a request as Twilio does: a body that is not a form is bound by `bodySHA256` in the query, a form by the classic
 * signature over its parameters (Twilio: webhook security). The signed address is the public one of the flow.
 */
export function signRequest(request: StudioRequest, authToken: string | undefined): SignedRequest {
  const bound = request.method === 'POST' && request.form === undefined;
  const url = bound
    ? `${request.url}${joint(request.url)}bodySHA256=${twilio.getExpectedBodyHash(request.body)}`
    : request.url;
  if (authToken === undefined) return { ...request, url };
  return { ...request, url, signature: twilio.getExpectedTwilioSignature(authToken, url, request.form ?? {}) };
}
