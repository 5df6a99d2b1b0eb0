import { isRecord, type FlowState } from '../../definition/types.js';
import type { Execution } from '../execution.js';
import type { Widget } from './widget.js';

const LOOKS_LIKE_A_NUMBER = /^\s*[+-]?\d+(?:\.\d+)?\s*$/;

/**
 * Sets flow variables (Twilio: Set Variables). Nothing becomes an empty text; `parse_as_json` makes a JSON value. Whether a
 * text that looks like a number becomes one is an option.
 */
export const setVariables: Widget = {
  needsCaller: false,
  async run(state, execution) {
    const { variables } = state.properties;
    const set: Record<string, unknown> = {};
    for (const item of Array.isArray(variables) ? (variables as unknown[]) : []) {
      if (isRecord(item) && typeof item['key'] === 'string') set[item['key']] = valueOf(item, state, execution);
    }
    Object.assign(execution.context.flow.variables, set);
    await execution.call.tell(state, { type: 'variables', set });
    return { event: 'next' };
  },
};

function valueOf(item: Record<string, unknown>, state: FlowState, execution: Execution): unknown {
  const { value } = item;
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return value;
  const text = execution.render(state, value);
  if (item['parse_as_json'] === true) return JSON.parse(text) as unknown;
  const casts = execution.call.options.setVariables !== 'texts';
  return casts && LOOKS_LIKE_A_NUMBER.test(text) ? new CastNumber(Number(text)) : text;
}

/** A number that a text became: it counts as one, and prints with a fraction. */
class CastNumber {
  constructor(private readonly value: number) {}

  valueOf(): number {
    return this.value;
  }

  toString(): string {
    return this.value.toFixed(1);
  }

  toJSON(): number {
    return this.value;
  }
}
