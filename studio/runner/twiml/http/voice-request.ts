import { joint, type StudioRequest } from '../../http/studio-request.js';
import type { TwimlDocument } from '../document/verb.js';

/** A request of Twilio Voice: for a document, or to report something. */
export interface VoiceRequest {
  method: 'GET' | 'POST';
  /** As it stands in the TwiML, made absolute, with credentials and connection overrides. */
  url: string;
  parameters: Readonly<Record<string, string>>;
}

/** A request to an address in a document; without an address, for the same document again, which is Twilio's default. */
export function requestFrom(
  document: TwimlDocument,
  address: string | undefined,
  method: string | undefined,
  parameters: Readonly<Record<string, string>> = {},
): VoiceRequest {
  const url = address === undefined ? document.url : absolute(address, document.url);
  return { method: method === 'GET' ? 'GET' : 'POST', url, parameters };
}

/** The request as it is sent: form-encoded, by GET in the query, and without the fragment. */
export function formOf({ method, url, parameters }: VoiceRequest): StudioRequest {
  const open = url.replace(/#.*$/, '');
  const contentType = 'application/x-www-form-urlencoded; charset=UTF-8';
  const body = new URLSearchParams(parameters).toString();
  if (method === 'POST') return { method, url: open, contentType, form: parameters, body };
  return { method, url: body === '' ? open : `${open}${joint(open)}${body}`, contentType, body: '' };
}

function absolute(address: string, base: string): string {
  return URL.canParse(address) ? address : new URL(address, base).href;
}
