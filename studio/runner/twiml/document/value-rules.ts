import { readOverrides } from '../http/overrides.js';

/** What an attribute or a text of TwiML may hold: answers with what it must be, or `undefined` when the value will do. */
export type ValueRule = (value: string) => string | undefined;

/** Anything; what it means is found out when the verb runs. */
export const anything: ValueRule = () => undefined;

/** `true` or `false`. */
export const flag: ValueRule = oneOf('true', 'false');

/** How a request is made. */
export const method: ValueRule = oneOf('GET', 'POST');

/** An absolute http address or a relative one, with connection overrides that Twilio knows. */
export const address: ValueRule = (value) => {
  const url = URL.canParse(value, 'https://relative.example') ? new URL(value, 'https://relative.example') : undefined;
  if (url === undefined || value === '' || !/^https?:$/.test(url.protocol)) return 'an http address';
  const overrides = readOverrides(value);
  return 'problem' in overrides ? `an address whose ${overrides.problem}` : undefined;
};

/** A whole number within bounds, both included. */
export function integer(min: number, max: number): ValueRule {
  return (value) =>
    /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : `a whole number from ${min} to ${max}`;
}

/** One of these words. */
export function oneOf(...words: string[]): ValueRule {
  return (value) => (words.includes(value) ? undefined : `one of ${words.join(', ')}`);
}

/** Some of these words, with spaces between them. */
export function someOf(...words: string[]): ValueRule {
  return (value) =>
    value.split(' ').every((word) => words.includes(word)) ? undefined : `some of ${words.join(', ')}`;
}

/** A text of this form; `means` says it in words. */
export function like(pattern: RegExp, means: string): ValueRule {
  return (value) => (pattern.test(value) ? undefined : means);
}
