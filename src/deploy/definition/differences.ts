import { checksumOf, normalForm } from './normal-form.js';

/** One thing that is otherwise in two definitions; null: it is not there. Values are JSON text. */
export interface Difference {
  /** Name of the state; empty where the envelope of the flow is meant. */
  readonly state: string;
  /** Name of the property, or null where the whole state is new or gone. */
  readonly property: string | null;
  readonly old: string | null;
  readonly new: string | null;
}

/** What would change if one definition took the place of another, in the order of the new one; nothing: they mean the same. */
export function differencesBetween(old: unknown, wanted: unknown): Difference[] {
  const before = normalForm(old);
  const after = normalForm(wanted);
  const states = new Set([...after.keys(), ...before.keys()]);
  return [...states].flatMap((state): Difference[] => {
    const was = before.get(state);
    const is = after.get(state);
    if (was === undefined || is === undefined) {
      return [{ state, property: null, old: was?.get('(type)') ?? null, new: is?.get('(type)') ?? null }];
    }
    return [...new Set([...is.keys(), ...was.keys()])]
      .map((property) => ({ state, property, old: was.get(property) ?? null, new: is.get(property) ?? null }))
      .filter((difference) => difference.old !== difference.new);
  });
}

/** The message of a revision that we publish: what was said, and the checksum by which the revision is known again. */
export function commitMessageFor(said: string, definition: unknown): string {
  return `${said} (checksum ${checksumOf(definition).slice(0, 32)})`;
}

/**
 * Whether what is published is ours: it means the same, or it is the revision that we published (they are immutable)
 * and has all of ours unchanged. Twilio may have added defaults to it that we know nothing of.
 */
export function isOurs(published: unknown, commitMessage: string | null, ours: unknown): boolean {
  const differences = differencesBetween(published, ours);
  if (differences.length === 0) return true;
  const publishedByUs = commitMessage?.endsWith(commitMessageFor('', ours).trimStart()) ?? false;
  return publishedByUs && differences.every((each) => each.property !== null && each.new === null);
}
