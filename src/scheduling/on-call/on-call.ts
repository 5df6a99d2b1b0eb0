import { dutiesWithin, strongest, type Duty } from './duty.js';
import type { OnCallLevel, OnCallPlan } from './plan.js';

/**
 * The duties of a level at an instant (epoch milliseconds), first to be rung first. The first is who is on call; the
 * others have the same strength (`strongest`) and are rung afterwards.
 */
export function dutiesAt(plan: OnCallPlan, level: OnCallLevel, at: number): Duty[] {
  return strongest(dutiesWithin(plan, level, { from: at, to: at + 1 }));
}

/** The users on call at a level at an instant (epoch milliseconds), first to be rung first, nobody twice. */
export function onCallAt(plan: OnCallPlan, level: OnCallLevel, at: number): number[] {
  return [...new Set(dutiesAt(plan, level, at).map(({ userId }) => userId))];
}
