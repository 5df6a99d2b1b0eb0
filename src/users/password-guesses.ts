import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** How much of a text is looked at, in characters: the time grows with its square, and calls wait for it. */
const LOOKED_AT = 24;
/** How many letters may stand for others at once (0 for o): the time grows with it. */
const MAX_SUBSTITUTIONS = 10;
/** Fewer guesses than these are few: a hundred an hour take a century for as many. */
const MIN_GUESSES = 100_000_000;

/** A word that takes fewer guesses is known by itself. Five letters by chance take more. */
const MAX_WORD_GUESSES = 50_000;
const MIN_WORD_LENGTH = 5;

/** Made when the service starts, for it takes a tenth of a second. Knows 49,000 passwords of leaks, and patterns. */
const estimator = new ZxcvbnFactory({
  dictionary: { passwords: dictionary['passwords-common'] },
  graphs: adjacencyGraphs,
  maxLength: LOOKED_AT,
  l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
});

/**
 * Returns whether somebody who tries likely passwords first soon comes to this one: of leaks, backwards, made of the
 * person's own words (`own`), or one known word with anything around that isn't a letter. It takes one or two
 * milliseconds, for texts of any length.
 */
export function isSoonGuessed(text: string, own: readonly string[]): boolean {
  const word = text.replaceAll(/^\P{L}+|\P{L}+$/gu, '');
  const isKnownWord = word !== text && word.length >= MIN_WORD_LENGTH && guessesOf(word, own) < MAX_WORD_GUESSES;
  return isKnownWord || guessesOf(text, own) < MIN_GUESSES;
}

function guessesOf(text: string, own: readonly string[]): number {
  return estimator.check(text, [...own]).guesses;
}
