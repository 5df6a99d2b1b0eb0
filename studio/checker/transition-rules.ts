import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { isRecord, type FlowDefinition, type FlowState, type FlowTransition } from '../definition/types.js';
import { CONDITION_TYPES, WIDGETS } from './tables.js';

/** Every transition has an event of its widget type, none is listed twice or forgotten. */
export const checkTransitions: Rule = (flow) => flow.states.flatMap((state) => transitionProblems(flow, state));

function transitionProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const table = WIDGETS[state.type];
  if (table === undefined) return [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  state.transitions.forEach(({ event }, nth) => {
    const at = `transitions/${nth}/event`;
    if (!table.events.includes(event)) {
      problems.push(problemAt(flow, state, at, `must be one of ${table.events.join(', ')}, is ${event}`));
    } else if (seen.has(event) && event !== 'match') {
      problems.push(problemAt(flow, state, at, `${event} is listed twice`));
    }
    seen.add(event);
  });
  const missing = table.listed.filter((event) => !seen.has(event));
  problems.push(...missing.map((event) => problemAt(flow, state, 'transitions', `the transition ${event} is missing`)));
  return problems;
}

/** Conditions stand on every `match` of a Split and nowhere else, each with its four keys (Twilio: Split Based On). */
export const checkConditions: Rule = (flow) =>
  flow.states.flatMap((state) =>
    state.transitions.flatMap((transition, nth) =>
      conditionProblems(transition).map(({ at, message }) =>
        problemAt(flow, state, `transitions/${nth}/conditions${at}`, message),
      ),
    ),
  );

interface Finding {
  at: string;
  message: string;
}

function conditionProblems({ event, conditions }: FlowTransition): Finding[] {
  if (event !== 'match') {
    return conditions === undefined ? [] : [{ at: '', message: `only a match carries conditions, not ${event}` }];
  }
  if (conditions === undefined || conditions.length === 0) return [{ at: '', message: 'a match needs a condition' }];
  return conditions.flatMap((condition: unknown, nth) => wrongCondition(condition, `/${nth}`));
}

function wrongCondition(condition: unknown, at: string): Finding[] {
  if (!isRecord(condition)) return [{ at, message: 'a condition is a JSON object' }];
  const findings: Finding[] = [];
  const { friendly_name: friendlyName, arguments: given, type, value } = condition;
  if (typeof friendlyName !== 'string') findings.push({ at: `${at}/friendly_name`, message: 'must be text' });
  if (typeof value !== 'string') findings.push({ at: `${at}/value`, message: 'must be text' });
  if (!Array.isArray(given) || given.length === 0 || !given.every((item) => typeof item === 'string')) {
    findings.push({ at: `${at}/arguments`, message: 'must be a list of texts, not empty' });
  }
  if (typeof type !== 'string' || !CONDITION_TYPES.includes(type)) {
    findings.push({ at: `${at}/type`, message: `Studio has no such condition: ${String(type)}` });
  }
  return findings;
}
