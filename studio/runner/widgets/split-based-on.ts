import type { FlowState, FlowTransition } from '../../definition/types.js';
import { conditionHolds } from '../conditions.js';
import type { Execution } from '../execution.js';
import type { Widget } from './widget.js';

/** Takes the first `match` whose conditions all hold, else `noMatch` (Twilio: Split Based On). */
export const splitBasedOn: Widget = {
  needsCaller: false,
  async run(state, execution) {
    const chosen = state.transitions.find((transition) => matches(state, transition, execution));
    const exit = chosen ?? state.transitions.find(({ event }) => event === 'noMatch');
    const value = execution.text(state, 'input') ?? '';
    await execution.call.tell(state, {
      type: 'split',
      value,
      chosen: chosen?.conditions?.[0]?.friendly_name ?? 'noMatch',
    });
    return { event: exit?.event ?? 'noMatch', next: exit?.next };
  },
};

function matches(state: FlowState, { event, conditions }: FlowTransition, execution: Execution): boolean {
  if (event !== 'match' || conditions === undefined || conditions.length === 0) return false;
  return conditions.every(({ type, value, arguments: [argument = ''] }) =>
    conditionHolds(type, execution.evaluate(state, argument), execution.render(state, value)),
  );
}
