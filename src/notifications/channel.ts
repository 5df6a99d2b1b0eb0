/** The ways that a message goes: to a person's phone, or to ALERT_WEBHOOK_URL. */
export const CHANNELS = ['sms', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];
