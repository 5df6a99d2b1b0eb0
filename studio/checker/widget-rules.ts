import { problemAt, type Problem, type Rule } from '../definition/problem.js';
import { isRecord, type FlowDefinition, type FlowState } from '../definition/types.js';
import type { PropertyRule } from './property-rules.js';
import { UNPROVED_TYPES, WIDGETS } from './tables.js';

/** Every type is one Twilio knows and this checker has a table for. */
export const checkTypes: Rule = (flow) =>
  flow.states
    .filter((state) => !Object.hasOwn(WIDGETS, state.type))
    .map((state) => {
      const known = UNPROVED_TYPES.includes(state.type);
      const why = known ? 'this checker cannot prove this widget type' : 'Studio has no such widget type';
      return problemAt(flow, state, 'type', `${why}: ${state.type}`);
    });

/** Every property is known, has the JSON type Twilio wants, and the required ones are there. */
export const checkProperties: Rule = (flow) =>
  flow.states.flatMap((state) => [
    ...checkTable(flow, state),
    ...checkOffset(flow, state),
    ...checkSpeech(flow, state),
  ]);

function checkTable(flow: FlowDefinition, state: FlowState): Problem[] {
  const table = WIDGETS[state.type];
  if (table === undefined) return [];
  const problems: Problem[] = [];
  const add = (key: string, message: string) => problems.push(problemAt(flow, state, `properties/${key}`, message));
  for (const key of Object.keys(state.properties)) {
    if (key !== 'offset' && table.complete && !Object.hasOwn(table.properties, key)) {
      add(key, `${state.type} has no such property`);
    }
  }
  for (const [key, rule] of Object.entries(table.properties)) {
    const value = state.properties[key];
    if (value === undefined) {
      if (rule.required === true) add(key, `${state.type} needs this property`);
      continue;
    }
    const wrong = wrongValue(value, rule);
    if (wrong !== undefined) add(key, wrong);
  }
  return problems;
}

function wrongValue(value: unknown, rule: PropertyRule): string | undefined {
  switch (rule.kind) {
    case 'text':
      if (typeof value !== 'string') return `${typeof value} found, string expected`;
      if (rule.required === true && value.trim() === '') return 'must not be empty';
      return rule.oneOf === undefined || rule.oneOf.includes(value)
        ? undefined
        : `must be one of ${rule.oneOf.join(', ')}, is ${value}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${typeof value} found, boolean expected`;
    case 'integer':
      return wrongInteger(value, rule);
    case 'integerText':
      return typeof value === 'string' ? wrongIntegerText(value, rule) : `${typeof value} found, string expected`;
    case 'pairs':
      return isPairs(value) ? undefined : 'must be a list of { key, value } texts';
    case 'variables':
      return isPairs(value) && value.length > 0 ? undefined : 'must be a list of { key, value } texts, not empty';
  }
}

function wrongInteger(value: unknown, { min = -Infinity, max = Infinity }: PropertyRule): string | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return `${typeof value} found, integer expected`;
  return value >= min && value <= max ? undefined : `must be from ${min} to ${max}, is ${value}`;
}

function wrongIntegerText(value: string, { min = 0, max = Infinity }: PropertyRule): string | undefined {
  if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return undefined;
  return `must be a whole number from ${min} to ${max} as text, is ${value}`;
}

function isPairs(value: unknown): value is { key: string; value: string }[] {
  return (
    Array.isArray(value) &&
    value.every(
      (pair: unknown) => isRecord(pair) && typeof pair['key'] === 'string' && typeof pair['value'] === 'string',
    )
  );
}

function checkOffset(flow: FlowDefinition, state: FlowState): Problem[] {
  const { offset } = state.properties;
  if (offset === undefined) return [];
  const placed = isRecord(offset) && typeof offset['x'] === 'number' && typeof offset['y'] === 'number';
  return placed ? [] : [problemAt(flow, state, 'properties/offset', 'must be { x, y } numbers')];
}

/** Say/Play: exactly one of say, play and digits. */
function checkSpeech(flow: FlowDefinition, state: FlowState): Problem[] {
  if (state.type !== 'say-play') return [];
  const given = ['say', 'play', 'digits'].filter((key) => state.properties[key] !== undefined);
  const silent = given.every((key) => String(state.properties[key]).trim() === '');
  if (given.length === 1 && !silent) return [];
  return [problemAt(flow, state, 'properties', 'say-play needs exactly one of say, play and digits, and not empty')];
}
