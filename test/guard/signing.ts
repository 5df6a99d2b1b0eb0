import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';

export const PUBLIC_BASE_URL = 'https://calls.example.com';
export const JSON_TYPE = 'application/json;charset=utf-8';
export const FORM_TYPE = 'application/x-www-form-urlencoded; charset=UTF-8';

/** A path with the hash of a body appended, as Twilio does it for everything that is not a form. */
export function withBodyHash(path: string, body: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}bodySHA256=${getExpectedBodyHash(body)}`;
}

/** Twilio's signature over an address, and over the fields of a form. */
export function sign(token: string, url: string, fields: Readonly<Record<string, string>> = {}): string {
  return getExpectedTwilioSignature(token, url, { ...fields });
}

/** Fields as the body of a form. */
export function form(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

export function bearer(secret: string): string {
  return `Bearer ${secret}`;
}

export function basic(secret: string, user = 'studio'): string {
  return `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`;
}
