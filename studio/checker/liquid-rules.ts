import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { isRecord, type FlowDefinition, type FlowState } from '../definition/types.js';
import { liquidError, variablesOf } from '../liquid.js';
import { templatesOf } from './templates.js';

/** Every text is valid Liquid and reads only what exists in an execution that a call started. */
export const checkLiquid: Rule = (flow) => {
  const known = { widgets: new Set(flow.states.map(({ name }) => name)), variables: variablesSetIn(flow) };
  return flow.states.flatMap((state) =>
    templatesOf(state).flatMap(({ at, text }): Problem[] => {
      const error = liquidError(text);
      if (error !== undefined) return [problemAt(flow, state, at, `not valid Liquid: ${error}`)];
      return variablesOf(text)
        .map((segments) => unknownVariable(segments, known))
        .filter((message) => message !== undefined)
        .map((message) => problemAt(flow, state, at, message));
    }),
  );
};

interface Known {
  widgets: ReadonlySet<string>;
  variables: ReadonlySet<string>;
}

function unknownVariable(segments: readonly string[], known: Known): string | undefined {
  const [root, group, name] = segments;
  const path = segments.join('.');
  if (root === 'widgets')
    return group !== undefined && known.widgets.has(group) ? undefined : `${path}: no such widget`;
  if (root === 'flow' && group === 'variables') {
    return name !== undefined && known.variables.has(name) ? undefined : `${path} is never set in this flow`;
  }
  if (root === 'trigger') {
    if (group !== 'call') return `${path} does not exist in an execution that a call started`;
    return name === 'CallDuration' ? `${path} does not exist for an incoming call` : undefined;
  }
  return root === 'flow' || root === 'contact' ? undefined : `${path} does not exist in Studio`;
}

function variablesSetIn(flow: FlowDefinition): Set<string> {
  return new Set(flow.states.flatMap(variableKeys));
}

function variableKeys(state: FlowState): string[] {
  const { variables } = state.properties;
  if (state.type !== 'set-variables' || !Array.isArray(variables)) return [];
  return variables.flatMap((item: unknown) => (isRecord(item) && typeof item['key'] === 'string' ? [item['key']] : []));
}
