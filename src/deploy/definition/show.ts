import { maskPhone } from '../../common/index.js';
import type { Difference } from './differences.js';

const MAX_CHARACTERS = 90;
/** What of a text is shown before the place where it differs. */
const LEAD = 30;

/** A text for people: without the credentials that an address may carry, phone numbers masked. */
export function shown(text: string): string {
  return text.replaceAll(/\/\/[^/@\s"]*@/g, '//***@').replaceAll(/\+[1-9]\d{6,14}(?!\d)/g, (phone) => maskPhone(phone));
}

/** A difference as one line: `connect_target.timeout: 20 → 25`. */
export function showDifference(difference: Difference): string {
  const { state, property } = difference;
  if (property === null) {
    const type = difference.new ?? difference.old ?? '';
    return `${state}: ${difference.new === null ? 'removed' : 'added'} (${type})`;
  }
  const [old, wanted] = excerpts(shown(difference.old ?? '(nothing)'), shown(difference.new ?? '(nothing)'));
  const hidden = old === wanted ? ' (differs in what is not shown)' : '';
  return `${state === '' ? '' : `${state}.`}${property}: ${old} → ${wanted}${hidden}`;
}

/** Long texts, cut to the surroundings of the first place where they differ. */
function excerpts(one: string, other: string): [string, string] {
  if (one.length <= MAX_CHARACTERS && other.length <= MAX_CHARACTERS) return [one, other];
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const start = Math.max(0, same - LEAD);
  const cut = (text: string): string => {
    const part = text.slice(start, start + MAX_CHARACTERS);
    return `${start > 0 ? '…' : ''}${part}${start + MAX_CHARACTERS < text.length ? '…' : ''}`;
  };
  return [cut(one), cut(other)];
}
