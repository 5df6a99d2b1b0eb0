import type { Problem, Rule } from '../definition/problem.js';
import { readShape } from '../definition/shape.js';
import { checkCallerSafety } from './caller-safety.js';
import { checkDialling } from './dial-rules.js';
import { checkFallbackAsksForKey, checkRedirectTargets } from './fallback-rules.js';
import { checkConcurrency, checkNames, checkReachable, checkStart, checkTargets } from './graph-rules.js';
import { checkHangUps } from './hang-up-rule.js';
import { checkHttp } from './http-rules.js';
import { checkJsonBodies } from './json-body-rule.js';
import { checkLiquid } from './liquid-rules.js';
import { checkKeptPhones, checkNumbers } from './number-rules.js';
import { checkOverrides } from './override-rules.js';
import { checkRedirects } from './redirect-rules.js';
import { checkSteps, checkVerdict } from './service-rules.js';
import { checkSilences } from './silence-rules.js';
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
  checkRedirectTargets,
  checkOverrides,
  checkKeptPhones,
  checkSilences,
  checkVerdict,
];

/**
 * Everything that is wrong with a flow definition: what Twilio would refuse to import, and what would lose a caller.
 * An empty list means that every rule holds. Placeholders (`https://BACKEND`, `https://FALLBACK`, `+1FALLBACK1`)
 * are allowed. A value that
 * is not a flow definition at all gets only the problems of its shape.
 * @param withoutDocument the fallback has no TwiML document, and its numbers are rung by Connect Call To alone.
 */
export function checkFlow(definition: unknown, { withoutDocument = false } = {}): Problem[] {
  const { flow, problems } = readShape(definition);
  if (flow === undefined) return problems;
  const found = RULES.flatMap((rule) => rule(flow));
  // What reads conditions needs complete ones.
  const complete = checkConditions(flow).length === 0;
  const lost = complete
    ? [...checkSteps(flow), ...checkCallerSafety(flow), ...checkNumbers(flow), ...checkHangUps(flow)]
    : [];
  const voicemail = withoutDocument ? [] : checkFallbackAsksForKey(flow);
  return [...problems, ...found, ...lost, ...voicemail];
}
