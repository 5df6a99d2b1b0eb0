import type { MessageStatus } from './message-status.js';

/** What changes of a message on its way. */
export interface MessageState {
  readonly status: MessageStatus;
  /** How often it was begun to be sent. */
  readonly tries: number;
  /** `queued`: when to send it; `sending`: when its worker must have ended; else null. */
  readonly dueAt: Date | null;
  readonly expiresAt: Date;
  readonly lockOwner: string | null;
  readonly sentAt: Date | null;
  readonly twilioSid: string | null;
  readonly error: string | null;
}

/** What Twilio reports of a message that it took. */
export type Delivery = 'sent' | 'delivered' | 'undelivered';

/** What may happen to a message; `owner` is the worker that says so. */
export type Happening =
  | { readonly kind: 'accepted'; readonly sid: string }
  | { readonly kind: 'refused'; readonly owner: string; readonly error: string }
  | { readonly kind: 'not_sent'; readonly owner: string; readonly error: string }
  | { readonly kind: 'unknown'; readonly owner: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'skipped'; readonly error: string }
  | { readonly kind: 'reported'; readonly sid: string; readonly delivery: Delivery; readonly error: string | null };

/** The error of a message of which nobody knows whether it was sent: it is not sent again. */
export const OUTCOME_UNKNOWN = 'outcome unknown';
/** The error of a message that came too late to be of use. */
export const TOO_OLD = 'too old';

/** How long to wait after each try that certainly sent nothing, in seconds; after the last one it has failed. */
const BACKOFF_SECONDS: readonly number[] = [2, 10, 60, 300];

/** Where a message that Twilio took may stand: what comes later here says more, and stands in whatever order it came. */
const TAKEN: readonly MessageStatus[] = ['sent', 'undelivered', 'delivered'];

/**
 * The message after something happened to it; null where that changes nothing. Whatever proves that a message was sent
 * stands against every other account of it; what a worker says counts only while it has the message.
 */
export function afterwards(message: MessageState, happening: Happening, now: Date): MessageState | null {
  switch (happening.kind) {
    case 'accepted':
      return isUnproven(message) ? taken(message, 'sent', happening.sid, null, now) : null;
    case 'reported':
      return reported(message, happening, now);
    case 'refused':
      return isOf(message, happening.owner) ? ended(message, 'failed', happening.error) : null;
    case 'not_sent':
      return isOf(message, happening.owner) ? triedAgain(message, happening.error, now) : null;
    case 'unknown':
      return isOf(message, happening.owner) ? ended(message, 'failed', OUTCOME_UNKNOWN) : null;
    case 'lost':
      return message.status === 'sending' && isDue(message, now) ? ended(message, 'failed', OUTCOME_UNKNOWN) : null;
    case 'expired':
      return message.status === 'queued' && message.expiresAt <= now ? ended(message, 'expired', TOO_OLD) : null;
    case 'skipped':
      return message.status === 'queued' ? ended(message, 'skipped', happening.error) : null;
  }
}

/** Whether Twilio is known to have taken it. */
export function wasTaken({ status }: Pick<MessageState, 'status'>): boolean {
  return TAKEN.includes(status);
}

function reported(
  message: MessageState,
  { sid, delivery, error }: Extract<Happening, { kind: 'reported' }>,
  now: Date,
): MessageState | null {
  if (message.twilioSid !== null && message.twilioSid !== sid) return null;
  if (isUnproven(message)) return taken(message, delivery, sid, error, now);
  const saysMore = wasTaken(message) && TAKEN.indexOf(delivery) > TAKEN.indexOf(message.status);
  return saysMore ? { ...message, status: delivery, error } : null;
}

function isUnproven({ status, error }: MessageState): boolean {
  return status === 'queued' || status === 'sending' || (status === 'failed' && error === OUTCOME_UNKNOWN);
}

function isOf({ status, lockOwner }: MessageState, owner: string): boolean {
  return status === 'sending' && lockOwner === owner;
}

function isDue({ dueAt }: MessageState, now: Date): boolean {
  return dueAt !== null && dueAt <= now;
}

function taken(
  message: MessageState,
  status: Delivery,
  twilioSid: string,
  error: string | null,
  now: Date,
): MessageState {
  return { ...ended(message, status, error), twilioSid, sentAt: now };
}

function triedAgain(message: MessageState, error: string, now: Date): MessageState {
  const seconds = BACKOFF_SECONDS[message.tries - 1];
  if (seconds === undefined) return ended(message, 'failed', error);
  const next = Math.min(now.getTime() + seconds * 1000, message.expiresAt.getTime());
  return { ...ended(message, 'queued', error), dueAt: new Date(next) };
}

function ended(message: MessageState, status: MessageStatus, error: string | null): MessageState {
  return { ...message, status, error, dueAt: null, lockOwner: null };
}
