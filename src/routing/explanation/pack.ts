import type { ConsideredStep } from '../../incidents/index.js';
import type { JudgedStep, Verdict } from '../verdicts.js';

/** The letters by which verdicts are kept with an event. They stand in databases: add to them, change none. */
const LETTERS: Readonly<Record<Verdict, string>> = {
  offered: '+',
  inactive: 'i',
  unavailable: 'u',
  no_phone: 'p',
  line_number: 'm',
  own_phone: 'y',
  already_on_ladder: 'o',
  shared_phone: 's',
  over_limit: 'l',
  claimed: 'c',
  not_reached: 'n',
};

/** How many people of one decision are kept: an event must fit into its row, however large the company is. */
const MAX_KEPT = 1000;

/** What a decision made of everybody, in the few characters that are kept with its event. */
export function pack(
  judged: readonly JudgedStep[],
  steps: readonly { readonly failure: string | null }[],
): ConsideredStep[] {
  let left = MAX_KEPT;
  return judged.map(({ name, candidates }, index) => {
    const kept = keptOf(candidates, left);
    left -= kept.length;
    const more = candidates.length - kept.length;
    return {
      step: name,
      users: kept.map(({ userId }) => userId),
      verdicts: kept.map(({ verdict }) => LETTERS[verdict]).join(''),
      ...(more > 0 && { more }),
      ...((steps[index]?.failure ?? null) !== null && { failed: true as const }),
    };
  });
}

/** Returns the first ones, and in any case those who are offered. */
function keptOf(candidates: JudgedStep['candidates'], most: number): JudgedStep['candidates'] {
  if (candidates.length <= most) return candidates;
  return candidates.filter(({ verdict }, index) => index < most || verdict === 'offered');
}

/** What an event has kept of a step. */
export function unpack({ step, users, verdicts }: ConsideredStep): JudgedStep {
  const candidates = users.map((userId, index) => ({ userId, verdict: verdictOf(verdicts.charAt(index)) }));
  return { name: step, candidates };
}

function verdictOf(letter: string): Verdict {
  const found = Object.entries(LETTERS).find(([, each]) => each === letter);
  if (!found) throw new Error(`"${letter}" is no verdict`);
  return found[0] as Verdict;
}
