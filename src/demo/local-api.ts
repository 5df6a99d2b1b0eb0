import { setTimeout } from 'node:timers/promises';
import { signRequest } from '../../studio/index.js';
import type { Environment } from '../config/index.js';
import { PlayedTwilio, type TakenText } from './played-twilio.js';
import { TEXT_OUTCOMES, type TextOutcome } from './text-outcomes.js';

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';
/** How long after a call text messages are waited for, and how long after the last one, in milliseconds. */
const TEXTS_WITHIN_MS = 20_000;
const QUIET_MS = 5000;

/** Said where something needs Twilio's REST API beside the call, and the service asks another one. */
export const NEEDS_LOCAL_API =
  'This needs TWILIO_ACCOUNT_SID, and TWILIO_API_URL at this machine, such as http://127.0.0.1:3999, where the service runs and here: ' +
  "the call then plays Twilio's REST API at that address.";

/** Said where something else listens at that address, such as another call. */
const IS_TAKEN =
  'Something listens at TWILIO_API_URL already, such as another `npm run call`: wait until it has ended.';

/** Why Twilio's REST API can't be played, in a sentence. */
export class LocalApiError extends Error {}

/** Twilio's REST API beside a call, at the address where the service asks it. */
export class LocalApi {
  private last = 0;

  private constructor(
    readonly twilio: PlayedTwilio,
    private readonly environment: Environment,
    private readonly serviceUrl: string,
    private readonly outcome: TextOutcome,
    private readonly write: (line: string) => void,
  ) {
    twilio.refusesTexts = TEXT_OUTCOMES[outcome].at === 'once' ? TEXT_OUTCOMES[outcome].code : null;
    twilio.onText = (text) => void this.tell(text);
  }

  /** Opens it; null where the service asks Twilio itself, or some other machine. @throws LocalApiError */
  static async open(
    environment: Environment,
    serviceUrl: string,
    outcome: TextOutcome,
    write: (line: string) => void,
  ): Promise<LocalApi | null> {
    const { twilioApiUrl, twilioAccountSid } = environment;
    const url = twilioApiUrl === null ? null : new URL(twilioApiUrl);
    if (url === null || twilioAccountSid === null || !['127.0.0.1', 'localhost'].includes(url.hostname)) return null;
    const twilio = await PlayedTwilio.start(Number(url.port) || 80).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? new LocalApiError(IS_TAKEN) : error;
    });
    return new LocalApi(twilio, environment, serviceUrl, outcome, write);
  }

  /** Waits for the text messages of a call that is over. */
  async texts(): Promise<void> {
    const until = Date.now() + TEXTS_WITHIN_MS;
    while (Date.now() < until && (this.last === 0 || Date.now() - this.last < QUIET_MS)) await setTimeout(200);
  }

  /** Tells the service what became of a text message, as Twilio does a moment later. */
  private async tell({ sid, to, body, statusCallback }: TakenText): Promise<void> {
    this.last = Date.now();
    const { code, at } = TEXT_OUTCOMES[this.outcome];
    const what = code === null ? 'delivered' : `${at === 'once' ? 'refused' : 'undelivered'}, Twilio ${code}`;
    this.write(`    SMS  to ${to}: "${body}" (${what})`);
    if (at === 'once' || statusCallback === '') return;
    const fields = {
      MessageSid: sid,
      MessageStatus: code === null ? 'delivered' : 'undelivered',
      ...(code !== null && { ErrorCode: String(code) }),
    };
    const [authToken] = this.environment.twilioAuthTokens;
    const { pathname, search, username, password } = new URL(statusCallback);
    const form = new URLSearchParams(fields).toString();
    const { signature } = signRequest(
      { method: 'POST', url: statusCallback, contentType: FORM, body: form, form: fields },
      authToken,
    );
    const basic = Buffer.from(`${username}:${decodeURIComponent(password)}`).toString('base64');
    await fetch(new URL(`${pathname}${search}`, this.serviceUrl), {
      method: 'POST',
      headers: {
        'Content-Type': FORM,
        ...(signature !== undefined && { 'X-Twilio-Signature': signature }),
        ...(password !== '' && { Authorization: `Basic ${basic}` }),
      },
      body: form,
    }).catch(() => undefined);
  }
}
