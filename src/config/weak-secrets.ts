/** The fewest characters of each secret that guards something by itself. */
const MIN_LENGTHS = { WEBHOOK_SECRET: 16, JWT_SECRET: 32 } as const;
/** A secret must have this many signs that don't follow from those before them, and this many different ones. */
const MIN_SURPRISES = 8;
const MIN_DIFFERENT = 6;

/** What people write where a secret should be. */
const WORDS =
  'password|passwort|passphrase|passwd|change|changeme|please|secrets?|webhooks?|twilio|studio|sessions?|tokens?|keys?|jwt|' +
  'example|tests?|testing|develop(ment)?|dev|production|prod|staging|default|admin|root|user|emergency|service|server|line|' +
  'calls?|ewf|company|string|random|value|long|short|secure|strong|super|very|really|must|this|that|your|our|the|and|not|' +
  'here|put|insert|replace|with|some|any|least|characters?|chars|more|than|use|openssl|rand|base64|hex|placeholder|todo|' +
  'foo|bar|baz|demo|sample|letmein|welcome|login|monkey|dragon|master|hello|world|iloveyou|sunshine|princess|football|' +
  'correct|horse|battery|staple|qwertz|qwerty|uiop|asdf|ghjkl|yxcv|zxcv|bnm|qazwsx|1q2w3e4r|deadbeef|cafebabe';
const KNOWN_WORDS = new RegExp(
  WORDS.split('|')
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** Returns a sentence for each secret that is short or easily guessed, naming the variable and nothing of the secret. */
export function weakSecrets(values: Readonly<Partial<Record<keyof typeof MIN_LENGTHS, string>>>): string[] {
  return (Object.keys(MIN_LENGTHS) as (keyof typeof MIN_LENGTHS)[]).flatMap((name) => {
    const secret = values[name];
    const least = MIN_LENGTHS[name];
    if (secret === undefined) return [];
    const how = `"openssl rand -hex 32" makes a good one`;
    if (secret.length < least) return [`${name} is short: it must have ${least} characters or more, and ${how}`];
    return isGuessable(secret)
      ? [`${name} is easily guessed: it is made of words, repetitions or rows, and ${how}`]
      : [];
  });
}

function isGuessable(secret: string): boolean {
  const unit = /^(.+?)\1+$/s.exec(secret)?.[1] ?? secret;
  const signs = [
    ...unit
      .toLowerCase()
      .replaceAll(KNOWN_WORDS, '')
      .replaceAll(/[\s_.-]/g, ''),
  ];
  const surprises = signs.filter((sign, index) => {
    const step = (sign.codePointAt(0) ?? 0) - (signs[index - 1]?.codePointAt(0) ?? 0);
    return Math.abs(step) > 1;
  });
  return surprises.length < MIN_SURPRISES || new Set(signs).size < MIN_DIFFERENT;
}
