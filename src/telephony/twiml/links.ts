import type { Environment, LineLanguage } from '../../config/index.js';
import type { AudioFile } from '../../line-texts/index.js';

/** The endpoints to which our documents send Twilio. */
export type TwimlEndpoint =
  | 'start'
  | 'dial-result'
  | 'screen'
  | 'screen-result'
  | 'connect'
  | 'call-in'
  | 'call-in-over'
  | 'taken'
  | 'queue-wait'
  | 'queue-result'
  | 'call-back'
  | 'call-back-key'
  | 'call-back-over'
  | 'call-back-status'
  | 'leg-status'
  | 'detected'
  | 'voice-message'
  | 'recording-status'
  | 'transcription';

/**
 * How Twilio asks again when it gets no answer: twice, with the same idempotency token, within the 15 s that it has
 * (Twilio: connection overrides). A connection that breaks is covered by `all` alone. It is no part of what is requested
 * or signed.
 */
const PERSISTENT = '#rc=2&rp=all&ct=2000&rt=4500';

/** What is asked about which incident: nothing that anybody said, for addresses are logged everywhere. */
export interface Link {
  readonly incident?: number;
  readonly dial?: number;
  readonly user?: number;
  readonly callBack?: number;
  /** The flow to return to, where it is known. */
  readonly flow?: string | null;
  /** That the caller has chosen; left out: the line's first one. */
  readonly language?: LineLanguage | null;
  /** Whether the caller was asked for a language. */
  readonly choice?: 1;
  /** Whether the caller was asked for a key before anybody is rung. */
  readonly gate?: 1;
  /** Twilio's verdict about the caller's number, where it has one. */
  readonly stir?: string | null;
  /** Whether somebody of the company wants to be put through as a caller. */
  readonly asCaller?: 1;
  /** Whether the same is asked again, after a wait. */
  readonly again?: 1;
}

/** Makes the addresses in our documents. */
export class Links {
  private readonly base: string;
  private readonly openBase: string;

  /**
   * Where Twilio signs, the address is all it needs. Where it does not, the secret goes into it, for Twilio can send it in
   * no other way.
   */
  constructor({ publicBaseUrl, twilioAuthTokens, webhookSecret }: Environment) {
    const credentials = twilioAuthTokens.length === 0 && webhookSecret !== null ? webhookSecret : null;
    this.openBase = publicBaseUrl ?? '';
    this.base = publicBaseUrl === null ? '' : withCredentials(publicBaseUrl, credentials);
  }

  /** An address that Twilio must not lose: the call hangs on it. */
  persistent(endpoint: TwimlEndpoint, link: Link): string {
    return `${this.plain(endpoint, link)}${PERSISTENT}`;
  }

  /** The address of our copy of a file; anybody may have it, and Twilio keeps it, so it holds no secret. */
  audio({ id, format }: AudioFile): string {
    return `${this.openBase}/api/line-audio/${id}.${format}`;
  }

  /** An address for what is only told. */
  plain(endpoint: TwimlEndpoint, link: Link): string {
    const { incident, dial, user, callBack, flow, language, choice, gate, stir, asCaller, again } = link;
    const all = { incident, dial, user, callBack, flow, language, choice, gate, stir, asCaller, again };
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
