import { randomBytes } from 'node:crypto';
import type { Variables } from './variables.js';

/** What is taken instead of a value that can't be used. */
interface Instead {
  /** undefined: as if it were not set. */
  readonly value: () => string | number | undefined;
  /** What that means, for the operator. */
  readonly means: string;
}

/**
 * The one rule for wrong settings: these only concern what is beside calls, so a wrong value is a warning, and
 * something else is taken, which never lets more people in. All others concern calls, or whose requests are answered:
 * a wrong value stops the start, so that it is mended before a caller finds out.
 */
export const SETTINGS_BESIDE_CALLS: Readonly<Partial<Record<keyof Variables, Instead>>> = {
  ADMIN_EMAIL: { value: () => undefined, means: 'it counts as not set' },
  ADMIN_PASSWORD: { value: () => undefined, means: 'it counts as not set' },
  ALERT_WEBHOOK_URL: { value: () => undefined, means: 'alerts are posted nowhere' },
  API_DOCS: { value: () => 'signed-in', means: 'signed-in is taken' },
  CORS_ORIGINS: { value: () => undefined, means: 'no page but our own can use the administration' },
  HANDOFF_REMINDER_HOUR: { value: () => 17, means: '17 is taken' },
  LOG_LEVEL: { value: () => 'info', means: 'info is taken' },
  MESSAGES_OFF: { value: () => undefined, means: 'all messages are sent' },
  METRICS_TOKEN: { value: unknownToken, means: 'metrics are given to nobody' },
  RECORDING_RETENTION_DAYS: { value: () => undefined, means: 'recordings stay at Twilio' },
  TRANSCRIPTION: { value: () => 'off', means: 'nothing is written down' },
  TRUSTED_PROXIES: { value: () => 'none', means: 'no proxy is believed' },
  TWILIO_LOW_BALANCE: { value: () => 10, means: '10 is taken' },
  TWILIO_MESSAGING_SERVICE_SID: { value: () => undefined, means: "messages are sent from the line's number" },
};

/** A token that nobody is told. */
function unknownToken(): string {
  return randomBytes(32).toString('hex');
}
