import { refusedBy } from '../account.js';
import type { FlowState } from '../../definition/types.js';
import type { Execution } from '../execution.js';
import type { PhoneOutcome } from '../phones.js';
import { ringAll, type DialStatus, type PickUp, type Ringing } from '../ringing.js';
import type { Exit, Widget } from './widget.js';

const DEFAULT_TIMEOUT_SECONDS = 30;
const DEFAULT_TIME_LIMIT_SECONDS = 14_400;
const E164 = /^\+[1-9]\d{6,14}$/;
const FAILED: PhoneOutcome = { kind: 'failed' };

/**
 * Rings one number, or up to ten at once, and returns only when the talk is over (Twilio: Connect Call To). There are
 * two ways out: `callCompleted`, also when nobody picked up or the dial failed, and `hangup`. What happened is in
 * DialCallStatus, DialCallDuration and DialCallSid.
 */
export const connectCallTo: Widget = {
  needsCaller: true,
  async run(state, execution) {
    const numbers = numbersOf(state, execution);
    execution.call.answered = true;
    await execution.call.tell(state, { type: 'dial', phones: numbers });
    const ringing = ringAll(outcomesOf(state, numbers, execution), timeoutOf(state));
    const rung = await execution.call.spend(state, ringing.seconds);
    if (execution.call.callerGone) return abandoned(state, execution, ringing, rung);
    if (ringing.winner === undefined) {
      await record(state, execution, ringing, 0);
      return leave(state, execution, 'callCompleted', ringing.status);
    }
    return talk(state, execution, ringing, ringing.winner);
  },
};

async function talk(state: FlowState, execution: Execution, ringing: Ringing, { phone, by, talkSeconds }: PickUp) {
  execution.call.connectedTo = phone;
  await execution.call.tell(state, { type: 'connected', phone, by });
  const limit = Number(execution.text(state, 'time_limit')) || DEFAULT_TIME_LIMIT_SECONDS;
  const talked = await execution.call.spend(state, Math.min(talkSeconds, limit));
  await record(state, execution, ringing, talked);
  return leave(state, execution, execution.call.callerGone ? 'hangup' : 'callCompleted', 'completed', talked);
}

/** The caller gave up while it rang: nobody was reached, whatever the phones would have done. */
async function abandoned(state: FlowState, execution: Execution, { phones }: Ringing, rung: number): Promise<Exit> {
  const stopped = phones.map(({ phone, status, seconds }) =>
    seconds < rung ? { phone, status, seconds } : { phone, status: 'canceled' as const, seconds: rung },
  );
  await record(state, execution, { phones: stopped, seconds: rung, status: 'canceled' }, 0);
  return leave(state, execution, 'hangup', 'no-answer');
}

async function record(state: FlowState, execution: Execution, { phones, winner }: Ringing, talked: number) {
  for (const { phone, status, seconds } of phones) {
    const won = winner?.phone === phone;
    const talkSeconds = won ? talked : 0;
    execution.call.rang.push({ phone, status, seconds, talkSeconds, pickedUpBy: won ? winner.by : null, bridged: won });
    await execution.call.tell(state, {
      type: 'dial_result',
      phone,
      status,
      ringSeconds: seconds,
      talkSeconds,
      bridged: won,
    });
  }
}

/**
 * Passes on what Twilio's Dial callback brings; a dial that did not connect has no duration. What is told after a hang-up is an
 * option.
 */
function leave(state: FlowState, execution: Execution, event: string, status: DialStatus, talked?: number): Exit {
  const { CallSid, From, To } = execution.context.trigger.call;
  const tells = event !== 'hangup' || execution.call.options.hangUpTellsStatus === true;
  const leg = String(execution.call.rang.length).padStart(32, '0');
  execution.context.widgets[state.name] = {
    CallSid,
    From,
    To,
    ...(tells && { DialCallStatus: status }),
    DialCallSid: `CA${leg}`,
    ...(tells && talked !== undefined && { DialCallDuration: String(talked) }),
  };
  return { event };
}

function numbersOf(state: FlowState, execution: Execution): string[] {
  const { noun } = state.properties;
  const to = (execution.text(state, 'to') ?? '').trim();
  if (noun === 'number') return [to];
  if (noun === 'number-multi') return to.split(',').map((number) => number.trim());
  throw new Error(`Widget ${state.name}: this runner rings number and number-multi, not ${String(noun)}`);
}

/** A number or a caller ID that cannot be dialled fails the call before a phone rings (Twilio: errors 13214, 13224). */
function outcomesOf(state: FlowState, numbers: string[], execution: Execution): Map<string, PhoneOutcome> {
  const callerId = execution.text(state, 'caller_id') ?? execution.call.options.from;
  const { options } = execution.call;
  const dialled = (number: string, nth: number) => {
    const possible = E164.test(callerId) && E164.test(number) && refusedBy(options.account, number, nth) === undefined;
    return possible ? options.phones.ring(number) : FAILED;
  };
  return new Map(numbers.map((number, nth) => [number, dialled(number, nth)]));
}

/** Seconds to ring. Twilio reads no Liquid here: anything but an integer means its default of 30. */
function timeoutOf(state: FlowState): number {
  const { timeout } = state.properties;
  return typeof timeout === 'number' ? timeout : DEFAULT_TIMEOUT_SECONDS;
}
