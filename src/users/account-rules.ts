import { isEmail, ValidateBy } from 'class-validator';
import { isE164, isName, isPlainText, isSeenWhole, NAME_RULE, toName } from '../common/index.js';
import { emailAsStored } from './email.js';

/** Longest name of a person, in characters. */
export const MAX_NAME = 120;
/** Shortest and longest password, in characters. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/**
 * What is wrong with a value of a person, as a sentence goes on after the field's name; null: nothing. There is one rule
 * for a field, however the value comes in: by the interface, by the command for operators, or by the environment.
 */
export type Rule = (text: string) => string | null;

export const nameProblem: Rule = (text) => {
  const { length } = text.trim();
  if (length < 1 || length > MAX_NAME) return `must have 1 to ${MAX_NAME} characters`;
  return isName(text) ? null : NAME_RULE;
};

/** Returns the name of a person of whom nothing is known but a valid e-mail address: what is before its @. */
export function nameOfEmail(email: string): string {
  return toName(emailAsStored(email).split('@', 1)[0] ?? '', MAX_NAME, 'Admin');
}

/** Takes the spelling of `emailAsStored` and what becomes it; each sign must be seen. */
export const emailProblem: Rule = (text) => {
  const email = emailAsStored(text);
  return isSeenWhole(email) && isEmail(email) ? null : 'must be an e-mail address of at most 254 characters';
};

export const phoneProblem: Rule = (text) => (isE164(text) ? null : 'must be a full E.164 number such as +14155550101');

/** Looks at the form of a password, not at how easily it is guessed. */
export const passwordProblem: Rule = (text) => {
  if (!isTypedPassword(text)) {
    return isPlainText(text) ? `must have ${LENGTHS} characters` : 'must not have control characters';
  }
  return Array.from(text.normalize('NFC')).length < PASSWORD_LENGTH.min ? `must have ${LENGTHS} characters` : null;
};

const LENGTHS = `${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max}`;

/** A field whose text has no problem by a rule. */
export function Follows(rule: Rule): PropertyDecorator {
  return ValidateBy({
    name: 'follows',
    validator: {
      validate: (value) => typeof value === 'string' && rule(value) === null,
      defaultMessage: (details) =>
        `$property ${typeof details?.value === 'string' ? rule(details.value) : 'must be text'}`,
    },
  });
}

/** A field of a password that may be right: as long as one may be, when its accents are composed. */
export function TypedPassword(): PropertyDecorator {
  return ValidateBy({
    name: 'typedPassword',
    validator: {
      validate: (value) => typeof value === 'string' && isTypedPassword(value),
      defaultMessage: (details) =>
        typeof details?.value === 'string'
          ? `$property must have at most ${PASSWORD_LENGTH.max} characters, and no control characters`
          : '$property must be text',
    },
  });
}

function isTypedPassword(text: string): boolean {
  return isPlainText(text) && text.normalize('NFC').length <= PASSWORD_LENGTH.max;
}
