import type { Problem, Rule } from '../definition/problem.js';
import { readShape } from '../definition/shape.js';
import { checkCallerSafety } from './caller-safety.js';
import { checkDialling } from './dial-rules.js';
import { checkConcurrency, checkNames, checkReachable, checkStart, checkTargets } from './graph-rules.js';
import { checkHttp } from './http-rules.js';
import { checkJsonBodies } from './json-body-rule.js';
import { checkLiquid } from './liquid-rules.js';
import { checkRedirects } from './redirect-rules.js';
import { checkConditions, checkTransitions } from './transition-rules.js';
import { checkProperties, checkTypes } from './widget-rules.js';

const RULES: readonly Rule[] = [
  checkTypes,
  checkProperties,
  checkTransitions,
  checkConditions,
  checkStart,
  checkConcurrency,
  checkNames,
  checkTargets,
  checkReachable,
  checkLiquid,
  checkJsonBodies,
  checkHttp,
  checkDialling,
  checkRedirects,
];

/**
 * Everything that is wrong with a flow definition: what Twilio would refuse to import, and what would lose a caller.
 * An empty list means that every rule holds. Placeholders (`https://BACKEND`, `+1FALLBACK1`) are allowed. A value that
 * is not a flow definition at all gets only the problems of its shape.
 */
export function checkFlow(definition: unknown): Problem[] {
  const { flow, problems } = readShape(definition);
  if (flow === undefined) return problems;
  const found = RULES.flatMap((rule) => rule(flow));
  // The walk over all paths reads conditions, so it needs complete ones.
  const lost = checkConditions(flow).length === 0 ? checkCallerSafety(flow) : [];
  return [...problems, ...found, ...lost];
}
