/** Variables whose value may have several lines. */
const OF_SEVERAL_LINES = new Set(['DATABASE_CA']);
/** Variables that choose one of some words, which are all in small letters. */
const CHOICES = new Set([
  'NODE_ENV',
  'MIGRATIONS',
  'CLAIMED_USERS',
  'LINE_FLOW',
  'TECHNICIAN_AMD',
  'CALLER_GATE',
  'LINE_LANGUAGE',
  'API_DOCS',
  'LOG_LEVEL',
]);
const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’|`(.*)`)$/s;
/** Blanks, also those that nobody sees. */
const BLANK_ENDS = /^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/g;

/** Values as they were meant, with what is to be told of them. */
export interface TidyValues {
  readonly values: Readonly<Record<string, string>>;
  /** What was mended, a sentence each. */
  readonly warnings: readonly string[];
  /** What can't be mended: a sentence for each variable's name. */
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Takes off what people paste with a value: blanks and line ends around it, and quotes that a shell or Docker left there;
 * capitals count for nothing where a value is one of some words.
 * What is empty then is not set, and left out. No value is told.
 */
export function tidyValues(raw: Readonly<Record<string, string | undefined>>, names: readonly string[]): TidyValues {
  const values: Record<string, string> = {};
  const warnings: string[] = [];
  const problems = new Map<string, string>();
  for (const name of names) {
    const given = (raw[name] ?? '').replaceAll(BLANK_ENDS, '');
    const [, ...quoted] = QUOTED.exec(given) ?? [];
    const inner = quoted.find((text) => text !== undefined);
    if (inner !== undefined) warnings.push(`${name} has quotes around it: they are left off`);
    const value = (inner ?? given).replaceAll(BLANK_ENDS, '');
    if (value === '') continue;
    if (!OF_SEVERAL_LINES.has(name) && /\p{Cc}/u.test(value)) {
      problems.set(name, `${name} holds a line end or another control character: it must be one line of text`);
    } else values[name] = CHOICES.has(name) ? value.toLowerCase() : value;
  }
  return { values, warnings, problems };
}
