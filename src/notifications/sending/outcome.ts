import { refusalOf } from '../../twilio/index.js';
import type { Happening } from '../message-state.js';

/** A gateway that waited for too long for what is behind it: what became of the request, nobody knows. */
const GATEWAY_TIMEOUT = 504;

/**
 * What an error of Twilio's client says of the message that was to be sent. Certainly not sent: Twilio said that it
 * could not (429 and 5xx), or the request never left this machine whole (no name, no connection, no TLS). Refused: any
 * other answer but success. Everything else, such as no answer in time, leaves it unknown.
 */
export function outcomeOf(error: unknown, owner: string): Happening {
  const refusal = refusalOf(error);
  const status = refusal?.status ?? 0;
  const told = refusal?.code ? `Twilio ${refusal.code}` : `HTTP ${status}`;
  if (status === 429 || (status >= 500 && status !== GATEWAY_TIMEOUT)) return { kind: 'not_sent', owner, error: told };
  if (status >= 300 && status < 500) return { kind: 'refused', owner, error: told };
  return neverLeft(error) ? { kind: 'not_sent', owner, error: reasonOf(error) } : { kind: 'unknown', owner };
}

interface Outgoing {
  readonly writableFinished?: unknown;
}

function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error) || !('request' in error)) return false;
  return (error.request as Outgoing | null | undefined)?.writableFinished === false;
}

/** The system's word for it, such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? `not reached: ${code}` : 'not reached';
}
