import type { FlowState } from '../../definition/types.js';
import type { Call } from '../call.js';
import type { Callback } from '../options.js';
import { sendVoice, TIME_LIMIT_MS } from './http/send-voice.js';
import type { VoiceRequest } from './http/voice-request.js';

/** Twilio sends them a little later than what happened. */
const USUAL_DELAY_SECONDS = 0.1;
/** Unless a test decides otherwise they come one after the other, in the order in which things happened. */
const SECONDS_BETWEEN = 0.01;
/** The part of the time limit of a request for which simulated time stands still. */
const PATIENCE = 1 / 15;

/**
 * Reports something beside the call, which never waits for it: not in simulated time, and in real time so little that a
 * server that is quick has its answer before the call goes on. Every delivery is a request of its own.
 */
export function report(call: Call, state: FlowState, callback: Callback, request: VoiceRequest): void {
  const { timeline, options } = call;
  const fate = options.callbackFate?.(callback) ?? [usualDelay(call)];
  const patienceMs = (options.twimlLimitMs ?? TIME_LIMIT_MS) * PATIENCE;
  timeline.start(() => call.tell(state, { type: 'callback', ...callback, deliveries: fate.length }));
  for (const seconds of fate) {
    timeline.start(async () => {
      await timeline.sleep(seconds);
      await sendVoice(request, {
        call,
        state,
        leg: callback.phone,
        about: 'callback',
        spend: (lost) => timeline.sleep(lost),
        over: () => false,
        wait: (work) => timeline.waitAside(work, patienceMs),
      });
    });
  }
}

function usualDelay(call: Call): number {
  const { now } = call.timeline;
  call.lastReportAt = Math.max(now + USUAL_DELAY_SECONDS, call.lastReportAt + SECONDS_BETWEEN);
  return call.lastReportAt - now;
}

/** A date as Twilio writes it in a Timestamp (RFC 2822). */
export function timestampOf(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
