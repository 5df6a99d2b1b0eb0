import type { Widget } from './widget.js';

const WORDS_PER_SECOND = 2.5;
const SECONDS_OF_OTHER_AUDIO = 1;

/** Speaks to the caller (Twilio: Say/Play). Takes about as long as a person needs to say it, times `loop`. */
export const sayPlay: Widget = {
  needsCaller: true,
  async run(state, execution) {
    const words = execution.text(state, 'say');
    if (words !== undefined) {
      execution.heard.push(words);
      await execution.tell(state, { type: 'say', words });
    }
    const once = words === undefined ? SECONDS_OF_OTHER_AUDIO : Math.ceil(words.split(/\s+/).length / WORDS_PER_SECOND);
    const loop = state.properties['loop'];
    await execution.spend(state, once * (typeof loop === 'number' ? loop : 1));
    return execution.callerGone ? undefined : { event: 'audioComplete' };
  },
};
