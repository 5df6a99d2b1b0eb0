import type { Strings } from '../strings';

/** Who calls, in words: callers may withhold their number, or have none. */
export function callerOf(callerPhone: string, { now }: Strings): string {
  return callerPhone === '' || /^(anonymous|restricted|unknown|\+?266696687)$/i.test(callerPhone)
    ? now.withheld
    : callerPhone;
}

/** What a step is called: a step of one's own may have a name that the page does not know. */
export function stepTitle(name: string, strings: Strings, titles: ReadonlyMap<string, string> = new Map()): string {
  return strings.steps[name] ?? titles.get(name) ?? name.replaceAll('_', ' ');
}

/** A reason in words. */
export function whyText(reason: string, strings: Strings): string {
  return strings.why[reason] ?? reason.replaceAll('_', ' ');
}

/** The result of an attempt in words. */
export function attemptText(status: string, strings: Strings): string {
  return strings.attempt[status] ?? status.replaceAll('_', ' ');
}
