import type { MessageKind } from '../../config/index.js';
import type { Channel } from '../channel.js';
import type { Recipient } from '../recipients.js';

/** A message about to be written. */
export interface Draft {
  readonly kind: MessageKind;
  /** What it is about: of messages of one kind and one subject, each person gets one. */
  readonly subject: string;
  readonly recipient: Recipient;
  /** Left out: to the recipient's phone. */
  readonly channel?: Channel;
  readonly body: string;
  /** Null: it is about no call. */
  readonly incidentId: number | null;
  readonly expiresAt: Date;
}

/** The subject of messages that an event leads to. */
export function subjectOf(event: { readonly id: number }): string {
  return `event-${event.id}`;
}

/** What of a message makes its key. */
type Keyed = Pick<Draft, 'kind' | 'subject' | 'channel'> & { readonly recipient: Pick<Recipient, 'userId'> };

/** The key under which a message is written at most once: once for each person, and an alert once for all. */
export function keyOf({ kind, subject, recipient, channel }: Keyed): string {
  if (channel === 'webhook') return `alert:${kind}:${subject}`;
  return `${kind}:${subject}:${recipient.userId}`;
}
