/** How many colours `theme/people.css` has. */
export const PERSON_COLOURS = 12;

/** Returns the number of a person's colour: always the same one, and another one for those whose ids are near. */
export function colourOf(userId: number): number {
  return userId % PERSON_COLOURS;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns the first letters of a name's first and last word, in capitals; of one word only its first; '?' without letters. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).flatMap((word) => {
    const start = word.search(/[\p{L}\p{N}]/u);
    const letter = start < 0 ? undefined : graphemes.segment(word.slice(start))[Symbol.iterator]().next().value;
    return letter ? [letter.segment.toLocaleUpperCase()] : [];
  });
  const [first = '?', ...others] = words;
  return first + (others.at(-1) ?? '');
}
