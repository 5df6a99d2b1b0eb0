import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { isRecord, type FlowDefinition, type FlowState, type FlowTransition } from '../definition/types.js';
import { liquidError, variablesOf } from '../liquid.js';

const COMPARISONS = ['less_than', 'greater_than'];
const EQUALS = ['equal_to', 'matches_any_of'];
const MADE_A_NUMBER = /\|\s*plus:\s*0\s*\}\}\s*$/;

/**
 * A comparison of numbers gets a number (`| plus: 0`), for a text holds for nothing, and a loop would have no end; and one
 * that tests for equality stands beside it and leads to the same place (Twilio: Studio FAQ).
 */
export const checkNumbers: Rule = (flow) =>
  flow.states.filter(({ type }) => type === 'split-based-on').flatMap((state) => splitProblems(flow, state));

function splitProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  return state.transitions.flatMap((transition, nth) => {
    const compared = (transition.conditions ?? []).filter(({ type }) => COMPARISONS.includes(type));
    const problem = (message: string) => problemAt(flow, state, `transitions/${nth}/conditions`, message);
    const problems = compared
      .filter((condition) => !(condition.arguments ?? []).every((argument) => MADE_A_NUMBER.test(argument)))
      .map(() => problem('a comparison needs a number: write | plus: 0 behind the variable'));
    if (compared.length > 0 && !state.transitions.some((other) => isBeside(transition, other))) {
      problems.push(problem('nothing beside it tests for equality, in case that Studio compares texts'));
    }
    return problems;
  });
}

function isBeside(compared: FlowTransition, other: FlowTransition): boolean {
  const tests = (other.conditions ?? []).some(({ type }) => EQUALS.includes(type));
  return other !== compared && tests && other.next === compared.next;
}

/** A phone number that goes through a flow variable is kept from looking like a number there, as in `tel:+1…`. */
export const checkKeptPhones: Rule = (flow) =>
  flow.states.filter(({ type }) => type === 'set-variables').flatMap((state) => keptPhones(flow, state));

function keptPhones(flow: FlowDefinition, state: FlowState): Problem[] {
  const { variables } = state.properties;
  if (!Array.isArray(variables)) return [];
  return variables.flatMap((item: unknown, nth) => {
    const value = isRecord(item) && typeof item['value'] === 'string' ? item['value'] : '';
    if (!/^\s*(?:\+|\{\{)/.test(value) || !isPhone(value)) return [];
    const message = 'Studio may make a number of a phone number: write tel: before it';
    return [problemAt(flow, state, `properties/variables/${nth}`, message)];
  });
}

function isPhone(value: string): boolean {
  if (/^\s*\+\d/.test(value)) return true;
  if (liquidError(value) !== undefined) return false;
  return variablesOf(value).some((segments) => /(?:phone|E164|From|To)$/i.test(segments.at(-1) ?? ''));
}
