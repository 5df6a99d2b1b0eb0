import { normalForm } from './normal-form.js';

/** The numbers that a definition, ours or as Twilio gives it back, rings by itself, in order. */
export function fallbackNumbersIn(definition: unknown): string[] {
  return [...normalForm(definition)]
    .flatMap(([state, lines]) => {
      const index = /(?:^|_)fallback_(\d+)$/.exec(state)?.[1];
      const to = lines.get('to');
      return index === undefined || to === undefined ? [] : [{ index: Number(index), number: String(JSON.parse(to)) }];
    })
    .toSorted((one, other) => one.index - other.index)
    .map(({ number }) => number);
}
