import type { FlowState } from '../definition/types.js';

/** One text of a state that Studio renders as Liquid, and where it stands below the state. */
export interface TemplateText {
  at: string;
  text: string;
}

/** Every text of a state that may hold Liquid: its properties and the arguments and values of its conditions. */
export function templatesOf(state: FlowState): TemplateText[] {
  const conditions = state.transitions.map(({ conditions: list }) => list ?? []);
  return [...textsIn(state.properties, 'properties'), ...textsIn(conditions, 'transitions')];
}

function textsIn(value: unknown, at: string): TemplateText[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, `${at}/${key}`));
}

/** The context in which every given variable has the value `valueOf` finds for it; `undefined` leaves it out. */
export function contextOf(
  variables: readonly string[][],
  valueOf: (segments: readonly string[]) => string | undefined,
): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  for (const segments of variables) {
    const value = valueOf(segments);
    if (value !== undefined) put(context, segments, value);
  }
  return context;
}

function put(target: Record<string, unknown>, segments: readonly string[], value: string): void {
  const [head, ...rest] = segments;
  if (head === undefined) return;
  if (rest.length === 0) {
    target[head] ??= value;
    return;
  }
  const existing = target[head];
  const inner = typeof existing === 'object' && existing !== null ? (existing as Record<string, unknown>) : {};
  target[head] = inner;
  put(inner, rest, value);
}

/** A value as a live call would have it: a number for ids, counters and durations, a phone number for the rest. */
export function typicalValue(segments: readonly string[]): string {
  return isNumber(segments) ? '42' : '+14155550123';
}

/** True for a variable that holds a number whenever it holds anything, judged by its name. */
export function isNumber(segments: readonly string[]): boolean {
  const name = segments.at(-1) ?? '';
  return /(?:id|duration|seconds|dials|failures)$/i.test(name) && !/sid$/i.test(name);
}
