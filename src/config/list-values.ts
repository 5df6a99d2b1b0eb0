import { MESSAGE_KINDS, type MessageKind } from './variables.js';

/** Returns the address before `/api`, without a slash at its end. */
export function withoutApi(address: string): string {
  return address
    .replace(/\/+$/, '')
    .replace(/\/api(\/(telephony|notifications)(\/.*)?)?$/i, '')
    .replace(/\/+$/, '');
}

/** Returns the origin that an entry of CORS_ORIGINS names; null: it names none. */
export function originOf(entry: string): string | null {
  const text = entry.replace(/\/+$/, '').toLowerCase();
  return URL.canParse(text) && new URL(text).origin === text ? text : null;
}

/** Whether a text names a kind of message. */
export function isMessageKind(text: string): text is MessageKind {
  return (MESSAGE_KINDS as readonly string[]).includes(text);
}

/** Returns the parts of a list with commas between; blank ones are left out. */
export function listOf(text: string | undefined): string[] {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
