import { COMMON_PARTS } from './common-passwords.js';
import { areBeside } from './keyboards.js';
import { isSoonGuessed } from './password-guesses.js';

/** As much of a password must be left when all that is taken away, in letters; digits count half. */
const LEAST_LEFT = 4;
const LEAST_DIFFERENT = 3;
/** How long must be what a repetition says again and again: as long as a password must be. */
const LEAST_UNIT = 10;
/** How much of a password is looked at, in characters: as long as one may be. */
const LOOKED_AT = 200;
/** How many of the person's own words are looked for among passwords of leaks. */
const MAX_OWN = 20;
/** A phone, which is also written without its country, and without its area. */
const PHONE = /^\d{8,15}$/;
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/**
 * Returns whether a password is easily guessed: known from leaks, or made of common words, of the person's own (name,
 * e-mail, company, phone), of dates, repetitions, rows and walks over the keyboard; also backwards, or with something between the
 * letters. It takes a few milliseconds at most, for passwords of any length that is taken.
 */
export function isEasilyGuessed(password: string, own: readonly string[] = []): boolean {
  const plain = password.normalize('NFKC').toLowerCase().slice(0, LOOKED_AT);
  const words = own
    .flatMap(wordsOf)
    .flatMap((word) => [word, withoutAccents(word)])
    .toSorted((a, b) => b.length - a.length);
  return isRepetition(plain) || isMadeOfWords(plain, words) || isSoonGuessed(together(plain), words.slice(0, MAX_OWN));
}

/** Whether a text says something short again and again, whatever stands between: `tap-tap-tap-tap`. */
function isRepetition(text: string): boolean {
  const unit = /^(.{1,200}?)\1+$/su.exec(text.replaceAll(/[^\p{L}\p{N}]/gu, ''))?.[1];
  return unit !== undefined && unit.length < LEAST_UNIT;
}

/** Returns a text without what stands between its letters, where that parts most of them: `p a s s`, `pa.ss.wo.rd`. */
function together(text: string): string {
  const pieces = text.split(/[^\p{L}\p{N}]+/u).filter((piece) => piece !== '');
  const short = pieces.filter((piece) => piece.length <= 2);
  return short.length > pieces.length / 2 ? pieces.join('') : text;
}

/** Returns whether little is left of a text without common words, the person's own, dates, repetitions and walks. */
function isMadeOfWords(plain: string, words: readonly string[]): boolean {
  const unit = /^(.{1,20}?)\1+$/su.exec(plain)?.[1] ?? plain;
  const spelt = [...unit].map((sign) => LOOKS_LIKE[sign] ?? sign).join('');
  const straight = [unit, spelt, withoutAccents(unit)].flatMap((text) => [
    text,
    text.replaceAll(/[^\p{L}\p{N}]/gu, ''),
  ]);
  const spellings = new Set(straight.flatMap((text) => [text, [...text].toReversed().join('')]));
  const withoutOwn = (text: string): string => words.reduce((left, word) => left.replaceAll(word, ' '), text);
  const withoutCommon = (text: string): string => text.replaceAll(COMMON_PARTS, ' ');
  // An own word may be a piece of a common one (com of welcome), and the other way round.
  return [...spellings].some(
    (text) => isLittle(withoutCommon(withoutOwn(text))) || isLittle(withoutOwn(withoutCommon(text))),
  );
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word.length >= 3)
    .slice(0, 20)
    .flatMap((word) => (PHONE.test(word) ? [word, word.slice(-10), word.slice(-7)] : [word]));
}

function isLittle(text: string): boolean {
  const signs = [...text.replaceAll(/[^\p{L}\p{N}]/gu, '')];
  const surprises = signs.filter((_, index) => !isNextInRow(signs, index) && !isOfWalk(signs, index));
  const left = surprises.reduce((sum, sign) => sum + (/\p{N}/u.test(sign) ? 0.5 : 1), 0);
  return left < LEAST_LEFT || new Set(surprises).size < LEAST_DIFFERENT;
}

/** Whether a sign is the same as the one before it, or beside it in the alphabet. */
function isNextInRow(signs: readonly string[], index: number): boolean {
  const step = (signs[index]?.codePointAt(0) ?? 0) - (signs[index - 1]?.codePointAt(0) ?? 0);
  return Math.abs(step) <= 1;
}

/** Whether a sign goes on with a walk over the keyboard, of three keys or more: two may be beside each other by chance. */
function isOfWalk(signs: readonly string[], index: number): boolean {
  const follows = (at: number): boolean => areBeside(signs[at - 1] ?? '', signs[at] ?? '');
  return follows(index) && (follows(index - 1) || follows(index + 1));
}
