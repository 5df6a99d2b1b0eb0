import type { MessageKind } from '../../config/index.js';
import type { Draft } from '../outbox/draft.js';
import type { Texts } from '../texts/index.js';

/** Kinds that somebody must see at once: where a text message doesn't bring them, an alert does. */
const URGENT: ReadonlySet<MessageKind> = new Set([
  'exhausted',
  'abandoned',
  'voice_message',
  'broadcast',
  'handled_by_fallback',
  'follow_up',
  'account',
]);

/** Whether an alert takes the place of a message of this kind that a phone doesn't get. */
export function isUrgent(kind: MessageKind): boolean {
  return URGENT.has(kind);
}

/** Returns the alert for a message that a phone doesn't get; one for each subject, however many people miss it. */
export function alertFor(message: Draft, texts: Texts): Draft {
  return { ...message, channel: 'webhook', body: texts.alert(message.body) };
}
