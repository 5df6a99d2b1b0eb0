import type { Strings } from '../strings';

/** Who calls, in words: callers may withhold their number, or have none. */
export function callerOf(callerPhone: string, { now }: Strings): string {
  return callerPhone === '' || /^(anonymous|restricted|unknown|\+?266696687)$/i.test(callerPhone)
    ? now.withheld
    : callerPhone;
}

/** Who answered, in words: somebody may have picked up whose phone was not rung. Null: nobody has. */
export function answererOf(
  answeredBy: { readonly userId: number | null; readonly userName: string } | null,
  { common }: Strings,
): string | null {
  if (answeredBy === null) return null;
  return answeredBy.userId === null ? common.unknownPerson : answeredBy.userName;
}

/** Why a result is presumed, in words; null where there is nothing that a person would say. */
export function attemptReason(reason: string | null, strings: Strings): string | null {
  return reason === null ? null : (strings.attemptReason[reason] ?? null);
}

/** A stretch of the plan, as far as it says who is on call. */
export interface OnCallTogether {
  /** Null: nobody is. */
  readonly userId: number | null;
  readonly userName: string | null;
  readonly others: readonly { readonly userId: number; readonly userName: string }[];
}

/** Who is on call in a stretch of the plan, in the order in which they are rung. */
export function peopleOnCall({ userId, userName, others }: OnCallTogether): OnCallTogether['others'] {
  return userId === null ? [] : [{ userId, userName: userName ?? '' }, ...others];
}

/** The names of those who are on call in a stretch of the plan, in the order in which they are rung. */
export function namesOnCall(stretch: OnCallTogether, { onCall }: Strings): string {
  return (
    peopleOnCall(stretch)
      .map(({ userName }) => userName)
      .join(', ') || onCall.nobody
  );
}

/** Whether somebody is on call in a stretch of the plan. */
export function isOnCall(stretch: OnCallTogether, id: number): boolean {
  return peopleOnCall(stretch).some(({ userId }) => userId === id);
}

/** What a step is called: a step of one's own may have a name that the page does not know. */
export function stepTitle(name: string, strings: Strings, titles: ReadonlyMap<string, string> = new Map()): string {
  if (name === 'called_in') return strings.events.called_in;
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
