/**
 * Where a message stands. `queued`: to be sent when it is due. `sending`: a worker has it. `sent`: Twilio took it.
 * `delivered`, `undelivered`: what Twilio heard of the phone. `failed`: Twilio did not take it, or nobody knows whether
 * it did. `skipped`: it was not to be sent. `expired`: it was too old to be of use.
 */
export const MESSAGE_STATUSES = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'skipped',
  'expired',
] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];
