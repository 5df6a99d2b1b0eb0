/** What writes nothing that is seen: blanks, signs for programs, marks that need another sign, and fillers. */
const UNSEEN = String.raw`\p{Z}\p{C}\p{M}\u115F\u1160\u2800\u3164\uFFA0`;
/** What turns the direction of all that follows: in a list, a log or a message the rest would read as something else. */
const TURNING = String.raw`\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069`;
/** A text that `isName` takes. */
export const NAME = new RegExp(String.raw`^(?=.*[^${UNSEEN}])[^\p{Cc}\p{Cs}\u2028\u2029${TURNING}]*$`, 'u');

const UNFIT = new RegExp(String.raw`[\p{Cc}\u2028\u2029${TURNING}]+`, 'gu');

/** Returns whether a text can be shown to people as what it is: one line, with something to see, and nothing that turns it. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** `DI`: what programs leave out when they show a text, such as joiners, fillers and variants. */
const ADDRESS = new RegExp(String.raw`^[^\p{Z}\p{C}\p{DI}\u2800]+$`, 'u');

/** Returns whether a text is a name of which each sign is seen: an address with another sign looks like somebody else's. */
export function isSeenWhole(text: string): boolean {
  return isName(text) && ADDRESS.test(text);
}

/** Returns a text as one line: line ends, other control characters and signs that turn its direction become blanks. */
export function toLine(text: string): string {
  return text.toWellFormed().replaceAll(UNFIT, ' ').trim();
}

/** Returns a text from a file as a name of at most `most` characters; `instead` where there is nothing to see in it. */
export function toName(text: string, most: number, instead: string): string {
  const name = Array.from(toLine(text)).slice(0, most).join('');
  return isName(name) ? name : instead;
}
