/** A request as Studio and Twilio Voice make it, before signing. */
export interface StudioRequest {
  method: 'GET' | 'POST';
  /** The address in the flow, with the query but without a fragment; what the signature is made for. */
  url: string;
  contentType: string;
  /** Form parameters, which the classic signature covers; `undefined` for a JSON body and for GET. */
  form?: Readonly<Record<string, string>>;
  body: string;
}

/** The character that adds a parameter to an address. */
export function joint(url: string): '?' | '&' {
  return url.includes('?') ? '&' : '?';
}
