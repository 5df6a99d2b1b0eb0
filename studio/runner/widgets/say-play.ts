import { SECONDS_OF_OTHER_AUDIO, secondsToSay } from '../speech.js';
import type { Widget } from './widget.js';

/** Speaks to the caller (Twilio: Say/Play). Takes about as long as a person needs to say it, times `loop`. */
export const sayPlay: Widget = {
  needsCaller: true,
  async run(state, execution) {
    const words = execution.text(state, 'say');
    execution.call.answered = true;
    if (words !== undefined) {
      execution.call.heard.push(words);
      await execution.call.tell(state, { type: 'say', words });
    }
    const once = words === undefined ? SECONDS_OF_OTHER_AUDIO : secondsToSay(words);
    const loop = state.properties['loop'];
    await execution.call.spend(state, once * (typeof loop === 'number' ? loop : 1));
    return execution.call.callerGone ? undefined : { event: 'audioComplete' };
  },
};
