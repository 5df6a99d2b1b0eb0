import type { Environment } from '../../config/index.js';

/** The endpoints to which our documents send Twilio. */
export type TwimlEndpoint =
  | 'start'
  | 'dial-result'
  | 'screen'
  | 'screen-result'
  | 'connect'
  | 'leg-status'
  | 'voice-message'
  | 'recording-status';

/**
 * How Twilio asks again when we do not answer: twice, with the same idempotency token, within the 15 s that it has
 * (Twilio: connection overrides). It is no part of what is requested or signed.
 */
const PERSISTENT = '#rc=2&rp=ct,rt,5xx&ct=2000&rt=9000';

/** What is asked about which incident; all of it numbers, for addresses are logged everywhere. */
export interface Link {
  readonly incident: number;
  readonly dial?: number;
  readonly user?: number;
  /** The flow to return to, where it is known. */
  readonly flow?: string | null;
}

/** Makes the addresses in our documents. */
export class Links {
  private readonly base: string;

  /**
   * Where Twilio signs, the address is all it needs. Where it does not, the secret goes into it, for Twilio can send it in
   * no other way.
   */
  constructor({ publicBaseUrl, twilioAuthTokens, webhookSecret }: Environment) {
    const credentials = twilioAuthTokens.length === 0 && webhookSecret !== null ? webhookSecret : null;
    this.base = publicBaseUrl === null ? '' : withCredentials(publicBaseUrl, credentials);
  }

  /** An address that Twilio must not lose: the call hangs on it. */
  persistent(endpoint: TwimlEndpoint, link: Link): string {
    return `${this.plain(endpoint, link)}${PERSISTENT}`;
  }

  /** An address for what is only told. */
  plain(endpoint: TwimlEndpoint, { incident, dial, user, flow }: Link): string {
    const all = { incident, dial, user, flow };
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(all))
      if (value !== undefined && value !== null) query.set(name, String(value));
    return `${this.base}/api/telephony/twiml/${endpoint}?${query.toString()}`;
  }
}

function withCredentials(address: string, secret: string | null): string {
  if (secret === null) return address;
  return address.replace(/^(https?:\/\/)/, (scheme) => `${scheme}studio:${encodeURIComponent(secret)}@`);
}
