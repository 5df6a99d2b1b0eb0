import { DomainError } from '../../common/index.js';
import { parseForm } from '../../twilio/index.js';
import type { Delivery, Happening } from '../message-state.js';

const MAX_TEXT = 64;

/** Twilio's words for where a message stands, as far as they matter here. */
const DELIVERIES: Readonly<Record<string, Delivery>> = {
  accepted: 'sent',
  scheduled: 'sent',
  queued: 'sent',
  sending: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
  canceled: 'undelivered',
};

/**
 * Reads a status callback of a message; null: a status that says nothing to us.
 * @throws DomainError 400 naming MessageSid or MessageStatus where it is missing.
 */
export function readDeliveryReport(rawBody: Buffer): Extract<Happening, { kind: 'reported' }> | null {
  const fields = parseForm(rawBody);
  const text = (name: string): string => fields.get(name)?.at(-1)?.trim().slice(0, MAX_TEXT) ?? '';
  const missing = ['MessageSid', 'MessageStatus'].filter((name) => text(name) === '');
  if (missing.length > 0) {
    throw DomainError.badRequest(missing.map((field) => ({ field, message: `${field} is missing` })));
  }
  const delivery = Object.hasOwn(DELIVERIES, text('MessageStatus')) ? DELIVERIES[text('MessageStatus')] : undefined;
  if (delivery === undefined) return null;
  const code = text('ErrorCode');
  const why = /^\d{1,10}$/.test(code) ? `Twilio ${code}` : `Twilio ${text('MessageStatus')}`;
  return { kind: 'reported', sid: text('MessageSid'), delivery, error: delivery === 'undelivered' ? why : null };
}
