import { isOpen, type BusinessHours } from '../../scheduling/framework-free.js';
import { hoursBorders } from '../gaps/hours-borders.js';
import type { LadderKind } from '../ladder/ladder.js';
import type { LadderChange } from './drafts.dto.js';

/** The first moment from one instant to another (epoch milliseconds) at which calls take a ladder; null: there isn't one. */
export function nextMoment(hours: BusinessHours, kind: LadderKind, from: number, to: number): number | null {
  const moments = [from, ...hoursBorders(hours, from, to).toSorted((a, b) => a - b)];
  return moments.find((at) => kindAt(hours, at) === kind) ?? null;
}

/** The stretches between two instants (epoch milliseconds) in which calls would take another ladder with other hours. */
export function changesBetween(before: BusinessHours, after: BusinessHours, from: number, to: number): LadderChange[] {
  const borders = new Set([from, ...hoursBorders(before, from, to), ...hoursBorders(after, from, to)]);
  const sorted = [...borders].toSorted((a, b) => a - b);
  const changes: LadderChange[] = [];
  for (const [index, at] of sorted.entries()) {
    const [was, will] = [kindAt(before, at), kindAt(after, at)];
    if (was === will) continue;
    const end = new Date(sorted[index + 1] ?? to);
    const last = changes.at(-1);
    if (last?.to.getTime() === at && last.before === was) last.to = end;
    else changes.push({ from: new Date(at), to: end, before: was, after: will });
  }
  return changes;
}

function kindAt(hours: BusinessHours, at: number): LadderKind {
  return isOpen(hours, at) ? 'business_hours' : 'after_hours';
}
