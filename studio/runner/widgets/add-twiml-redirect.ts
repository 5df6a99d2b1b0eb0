import { Signal } from '../signal.js';
import { CallerLine } from '../twiml/caller-line.js';
import type { Ending } from '../twiml/ending.js';
import type { VoiceRequest } from '../twiml/http/voice-request.js';
import { runTwiml } from '../twiml/run-twiml.js';
import type { Widget } from './widget.js';

const DEFAULT_TIMEOUT_SECONDS = 14_400;

/**
 * Hands the call to the TwiML of an address (Twilio: TwiML Redirect). `return` when a Redirect of that TwiML gives it
 * back, with the Redirect's parameters as the widget's values; `timeout` when that takes too long, and then the call is
 * lost to the flow; `fail` only for an address that is none. Otherwise the call ends there.
 */
export const addTwimlRedirect: Widget = {
  needsCaller: true,
  async run(state, execution) {
    const { call, context } = execution;
    const url = (execution.text(state, 'url') ?? '').trim();
    if (!URL.canParse(url)) return { event: 'fail' };
    const { AccountSid = '' } = context.trigger.call;
    const returnAddress = `https://webhooks.twilio.com/v1/Accounts/${AccountSid}/Flows/${context.flow.flow_sid}`;
    const line = new CallerLine(call, state, returnAddress);
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
    if (typeof ending !== 'object' || !('returned' in ending)) return undefined;
    execution.context.widgets[state.name] = { ...ending.returned };
    await call.tell(state, { type: 'returned', values: ending.returned });
    return { event: 'return' };
  },
};
