import type { FlowState } from '../../../definition/types.js';
import { TRIAL_LIMIT_MS } from '../../account.js';
import type { Call } from '../../call.js';
import { withoutCredentials, type StudioResponse } from '../../http/send.js';
import { TwimlError } from '../document/verb.js';
import { readOverrides, type RetryReason } from './overrides.js';
import { newToken, tryOnce, type TwimlFailed } from './try-once.js';
import { formOf, type VoiceRequest } from './voice-request.js';

/** On whose behalf a request is made, and how the call's time goes with it. */
export interface Sender {
  call: Call;
  state: FlowState;
  /** The phone on whose leg the request is made; `null` for the caller's. */
  leg: string | null;
  /** `document`: TwiML is wanted; `callback`: something is reported; `audio`: a file is fetched to be played. */
  about: 'document' | 'callback' | 'audio';
  /** Lets the seconds pass that a try took in vain. */
  spend(seconds: number): Promise<unknown>;
  /** True when nobody is interested in another try. */
  over(): boolean;
  /** Waits for the real work of one try. */
  wait<T>(work: Promise<T>): Promise<T>;
}

/** Real milliseconds that Twilio waits for an answer to a request of Twilio Voice. */
export const TIME_LIMIT_MS = 15_000;

/**
 * Makes a request as Twilio Voice does: form-encoded, signed the classic way, within 15 s and 64 kB, repeated as the
 * connection overrides of its address say (Twilio: webhook connection overrides).
 * @param mostBytes the largest response; left out: that of the call's options.
 */
export async function sendVoice(
  request: VoiceRequest,
  sender: Sender,
  mostBytes?: number,
): Promise<StudioResponse | TwimlFailed> {
  const { call, state, leg, about } = sender;
  const overrides = readOverrides(request.url);
  if ('problem' in overrides) throw new TwimlError(`Widget ${state.name}: an address whose ${overrides.problem}`);
  const { retries, retryAfter } = overrides;
  const mostMs = call.options.account?.trial === true ? TRIAL_LIMIT_MS : Infinity;
  const [readMs, totalMs] = [Math.min(overrides.readMs, mostMs), Math.min(overrides.totalMs, mostMs)];
  const options = mostBytes === undefined ? call.options : { ...call.options, responseLimitBytes: mostBytes };
  const form = formOf(request);
  const { method, body } = form;
  const url = withoutCredentials(form.url);
  const token = newToken();
  let lostMs = 0;
  for (let retry = 0; ; retry += 1) {
    const allowedMs = Math.min(readMs, totalMs - lostMs);
    await call.tell(state, { type: 'twiml_request', leg, about, method, url, body, retry });
    const limitMs = Math.ceil((allowedMs / TIME_LIMIT_MS) * (call.options.twimlLimitMs ?? TIME_LIMIT_MS));
    const outcome = await sender.wait(tryOnce(form, options, { limitMs, token, wantsTwiml: about === 'document' }));
    if (!('failed' in outcome)) {
      const { status } = outcome;
      const response = about === 'audio' ? outcome.contentType : outcome.body;
      await call.tell(state, { type: 'twiml_response', leg, about, url, status, body: response });
      return outcome;
    }
    if (outcome.failed === 'timeout') {
      lostMs += allowedMs;
      await sender.spend(allowedMs / 1000);
    }
    const reason = reasonOf(outcome);
    const again = retry < retries && reason !== undefined && retryAfter.includes(reason) && lostMs < totalMs;
    const status = outcome.status ?? null;
    await call.tell(state, { type: 'twiml_failed', leg, about, url, why: outcome.failed, status, again });
    if (!again || sender.over()) return outcome;
  }
}

function reasonOf({ failed, status = 0 }: TwimlFailed): RetryReason | undefined {
  switch (failed) {
    case 'timeout':
      return 'rt';
    case 'network':
      return 'other';
    case 'connect':
      return 'ct';
    case 'status':
      return status >= 500 ? '5xx' : '4xx';
    default:
      return undefined;
  }
}
