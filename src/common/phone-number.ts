import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * Keypad spellings under which carriers send ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE.
 * They look like E.164 and belong to nobody.
 */
const WITHHELD = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

const E164 = /^\+[1-9]\d{6,14}$/;

/** The E.164 number in a free text, or null: withheld callers, SIP and client addresses, words, nothing. */
export function toE164(text: string): string | null {
  const compact = restorePlus(text).replaceAll(/[\s().-]/g, '');
  if (!E164.test(compact) || WITHHELD.has(compact)) return null;
  const parsed = parsePhoneNumberFromString(compact);
  return parsed?.isPossible() ? parsed.number : null;
}

/** Whether a text is strictly E.164 and of a possible length for its country: what a user's phone must be. */
export function isE164(text: string): boolean {
  return E164.test(text) && toE164(text) === text;
}

/** Returns whether a phone that is stored can be dialled: the form of E.164, whatever lengths a country may have now. */
export function canBeDialled(text: string): boolean {
  return E164.test(text) && !WITHHELD.has(text);
}

/** For logs: `+14155559999` as `+1415***9999`; anything that is not a number shows only its kind. */
export function maskPhone(text: string | null): string {
  if (text === null || text === '') return '(none)';
  const compact = restorePlus(text).replaceAll(/[\s().-]/g, '');
  if (/^\+?\d{9,}$/.test(compact)) return `${compact.slice(0, 5)}***${compact.slice(-4)}`;
  if (/^\+?\d+$/.test(compact)) return `***${compact.slice(-2)}`;
  return /^(sip|client):/i.test(compact) ? `${compact.split(':', 1)[0]}:***` : '(not a number)';
}

function restorePlus(text: string): string {
  return text.startsWith(' ') ? `+${text.trim()}` : text.trim();
}
