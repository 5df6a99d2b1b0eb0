import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

/** A JSON request as Twilio would send it. */
export interface SignedJson {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs a JSON request as Twilio does: its body is bound by the hash in the query (Twilio: webhook security). */
export function signedJson(authToken: string, url: string, body: string): SignedJson {
  const bound = `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${getExpectedBodyHash(body)}`;
  const headers = {
    'Content-Type': 'application/json;charset=utf-8',
    'X-Twilio-Signature': getExpectedTwilioSignature(authToken, bound, {}),
  };
  return { url: bound, headers, body };
}
