import type { MessageKind } from '../config/index.js';
import type { MessageStatus } from './message-status.js';

/** Told by a unit: a message came into a state. */
export class MessageReached {
  constructor(
    readonly kind: MessageKind,
    readonly status: MessageStatus,
  ) {}
}
