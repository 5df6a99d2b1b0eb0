import type { MessageKind } from '../../config/index.js';
import type { Recipient } from '../recipients.js';

/** A message about to be written. */
export interface Draft {
  readonly kind: MessageKind;
  /** What it is about: of messages of one kind and one subject, each person gets one. */
  readonly subject: string;
  readonly recipient: Recipient;
  readonly body: string;
  /** Null: it is about no call. */
  readonly incidentId: number | null;
  readonly expiresAt: Date;
}

/** The subject of messages that an event leads to. */
export function subjectOf(event: { readonly id: number }): string {
  return `event-${event.id}`;
}

/** The key under which a message is written at most once. */
export function keyOf({ kind, subject, recipient }: Draft): string {
  return `${kind}:${subject}:${recipient.userId}`;
}
