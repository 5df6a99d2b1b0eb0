import { isOfStep } from './step-names.js';

/** Shorter names than this are near to too many others. */
const MIN_LENGTH = 6;
/** Names from this length on may differ by two signs, shorter ones by one. */
const LONG = 9;
/** What a file of settings may hold for Node, the system and other programs. */
const OF_OTHERS =
  /^(NODE_|npm_|UV_|SSL_|COMPOSE_|DOCKER_|MYSQL_|MARIADB_|LC_)|_proxy$|^(TZ|PATH|HOME|LANG|DEBUG|TMPDIR)$/i;

/** Returns a sentence for each name in a file of settings that isn't one of `known`, for it sets nothing. */
export function unknownNames(names: readonly string[], known: readonly string[], path: string): string[] {
  return names.flatMap((name) => {
    if (known.includes(name) || isOfStep(name)) return [];
    const meant = nearest(name, known);
    if (meant !== null) return [`${name} in ${path} is no setting: ${meant} may be meant`];
    return OF_OTHERS.test(name) ? [] : [`${name} in ${path} is no setting of this service`];
  });
}

/** Returns a sentence for each name of the process's environment that looks like a misspelt one of `known`. */
export function misspeltNames(names: readonly string[], known: readonly string[]): string[] {
  return names.flatMap((name) => {
    const meant = known.includes(name) || isOfStep(name) ? null : nearest(name, known);
    return meant === null ? [] : [`${name} is no setting: ${meant} may be meant`];
  });
}

function nearest(name: string, known: readonly string[]): string | null {
  const upper = name.toUpperCase().replaceAll('-', '_');
  if (known.includes(upper)) return upper;
  if (name.length < MIN_LENGTH) return null;
  const most = name.length < LONG ? 1 : 2;
  return known.find((each) => Math.abs(each.length - name.length) <= most && distance(upper, each) <= most) ?? null;
}

/** How many signs must be put in, left out or replaced to make one text of another (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
