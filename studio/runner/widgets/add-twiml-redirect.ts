import { Signal } from '../signal.js';
import { CallerLine } from '../twiml/caller-line.js';
import type { Ending } from '../twiml/ending.js';
import { returnAddressOf } from '../twiml/return-address.js';
import { joinedValues } from '../voice-fallback.js';
import type { VoiceRequest } from '../twiml/http/voice-request.js';
import { runTwiml } from '../twiml/run-twiml.js';
import type { Widget } from './widget.js';

const DEFAULT_TIMEOUT_SECONDS = 14_400;

/**
 * Hands the call to the TwiML of an address (Twilio: TwiML Redirect). `return` when a Redirect of that TwiML gives it
 * back, with the Redirect's parameters as the widget's values; `timeout` when that takes too long, and then the call is
 * lost to the flow; `fail` only for an invalid address. Otherwise the call ends there. Where its TwiML is not to be
 * had, the number's voice fallback may give the call back too.
 */
export const addTwimlRedirect: Widget = {
  needsCaller: true,
  async run(state, execution) {
    const { call } = execution;
    const given = (execution.text(state, 'url') ?? '').trim();
    if (!URL.canParse(given)) return { event: 'fail' };
    const url = call.options.studioKeepsOverrides === true ? given : given.replace(/#.*$/, '');
    const line = new CallerLine(call, state, returnAddressOf(execution));
    const request: VoiceRequest = {
      method: state.properties['method'] === 'GET' ? 'GET' : 'POST',
      url,
      parameters: {},
    };
    const over = new Signal();
    let ending: Ending | undefined;
    call.timeline.start(async () => {
      ending = await runTwiml(line, request);
      if (typeof ending === 'object' && 'failed' in ending) call.failure = ending.failed;
      over.raise();
    });
    await call.timeline.sleep(Number(execution.text(state, 'timeout') ?? DEFAULT_TIMEOUT_SECONDS), over);
    if (!over.raised) {
      call.away = over;
      return { event: 'timeout' };
    }
    const returned =
      typeof ending === 'object' && 'returned' in ending ? ending.returned : await joinedValues(execution, state);
    if (returned === undefined) return undefined;
    execution.context.widgets[state.name] = { ...returned };
    await call.tell(state, { type: 'returned', values: returned });
    return { event: 'return' };
  },
};
