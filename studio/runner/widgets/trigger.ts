import type { Widget } from './widget.js';

/** The trigger, which here only ever starts with an incoming call (Twilio: Trigger). */
export const trigger: Widget = {
  needsCaller: false,
  async run(state, execution) {
    const { from, to } = execution.call.options;
    await execution.call.tell(state, { type: 'call', from, to });
    return { event: 'incomingCall' };
  },
};
