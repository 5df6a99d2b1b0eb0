import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';
import { liquidError, render, variablesOf } from '../liquid.js';
import { contextOf, isNumber, typicalValue } from './templates.js';

const MAX_VARIABLES = 12;
/** Values that calls really bring; each is tried for all variables at once that are not numbers anyway. */
const REAL_VALUES = ['0', 'no-answer', 'anonymous', 'Restricted', 'sip:ann@pbx.example.com;transport=tls'];

/** A JSON body stays valid JSON whichever of its Liquid variables are empty, and with every kind of real value. */
export const checkJsonBodies: Rule = (flow) =>
  flow.states.filter(sendsJson).flatMap((state) => bodyProblems(flow, state));

function sendsJson(state: FlowState): boolean {
  return state.type === 'make-http-request' && (textProperty(state, 'content_type') ?? '').includes('application/json');
}

function bodyProblems(flow: FlowDefinition, state: FlowState): Problem[] {
  const body = textProperty(state, 'body');
  const at = 'properties/body';
  if (body === undefined) return [problemAt(flow, state, at, 'a JSON request needs a body')];
  if (liquidError(body) !== undefined) return [];
  const variables = variablesOf(body);
  if (variables.length > MAX_VARIABLES) return [problemAt(flow, state, at, 'too many variables to try every case')];
  const empties = subsetsOf(variables).find((empty) => !isJson(renderWithout(body, variables, empty)));
  if (empties !== undefined) {
    const names = empties.map((segments) => segments.join('.')).join(', ') || 'nothing';
    return [problemAt(flow, state, at, `not valid JSON when these are empty: ${names}`)];
  }
  const bad = REAL_VALUES.find(
    (value) =>
      !isJson(
        render(
          body,
          contextOf(variables, (segments) => (isNumber(segments) ? '0' : value)),
        ),
      ),
  );
  return bad === undefined ? [] : [problemAt(flow, state, at, `not valid JSON when a value is ${bad}`)];
}

function renderWithout(body: string, variables: string[][], empty: readonly string[][]): string {
  return render(
    body,
    contextOf(variables, (segments) => (empty.includes(segments as string[]) ? undefined : typicalValue(segments))),
  );
}

function subsetsOf<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((subsets, item) => [...subsets, ...subsets.map((subset) => [...subset, item])], [[]]);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
