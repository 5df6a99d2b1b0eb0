import { isEmail, ValidateBy } from 'class-validator';
import { isSeenWhole } from '../common/index.js';

/** What is told of a text that is no e-mail address, after the field's name. */
export const EMAIL_RULE = 'must be an e-mail address of at most 254 characters';

/** Returns whether a text is an e-mail address of at most 254 characters, each of which is seen. */
export function isEmailAddress(text: string): boolean {
  return isSeenWhole(text) && isEmail(text);
}

/** A field that `isEmailAddress` takes. */
export function EmailText(): PropertyDecorator {
  return ValidateBy({
    name: 'emailAddress',
    validator: {
      validate: (value) => typeof value === 'string' && isEmailAddress(value),
      defaultMessage: () => `$property ${EMAIL_RULE}`,
    },
  });
}

/**
 * Returns the one spelling of an e-mail address: without space around it, in lower case. A sign that only looks like a
 * letter, and whose lower case is that letter (the Kelvin sign, K), stays what it is: it is another address.
 */
export function emailAsStored(text: string): string {
  return [...text.trim()].map(lowerCase).join('');
}

const ASCII = /^\p{ASCII}+$/u;

function lowerCase(sign: string): string {
  const lower = sign.toLowerCase();
  return ASCII.test(lower) && !ASCII.test(sign) ? sign : lower;
}
