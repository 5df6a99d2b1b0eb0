import { Injectable } from '@nestjs/common';
import twilio, { type Twilio } from 'twilio';
import { Environment } from '../config/index.js';
import { RedirectedClient } from './redirected-client.js';

/** How long Twilio may take to answer, in milliseconds: nobody on the line waits for this. */
const MAX_MILLISECONDS = 15_000;

/** What Twilio said when it refused a request. */
export interface Refusal {
  /** HTTP status. */
  readonly status: number;
  /** Twilio's error number, such as 20003 for wrong credentials. */
  readonly code: number | null;
  readonly message: string;
  /** What else it said, such as `errors` of an invalid flow definition. */
  readonly details: unknown;
}

/** The client of Twilio's REST API, where TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are set. */
@Injectable()
export class TwilioRest {
  /** Null: no account is configured, and nothing can be asked of Twilio. */
  readonly client: Twilio | null;

  constructor({ twilioAccountSid, twilioAuthTokens: [authToken], twilioApiUrl }: Environment) {
    // A connection that is kept may be ended by Twilio in the very moment of a request: nobody would know its outcome.
    const options = { timeout: MAX_MILLISECONDS, keepAlive: false };
    const httpClient =
      twilioApiUrl === null ? new twilio.RequestClient(options) : new RedirectedClient(twilioApiUrl, options);
    this.client =
      twilioAccountSid === null || authToken === undefined ? null : twilio(twilioAccountSid, authToken, { httpClient });
  }
}

/** Reads an error of the client as what Twilio answered; null for any other error, such as a network that failed. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const { status, message } = error;
  const code = 'code' in error && typeof error.code === 'number' ? error.code : null;
  return { status, code, message, details: 'details' in error ? error.details : undefined };
}
