import type { FlowState } from '../definition/types.js';
import type { Call } from './call.js';
import type { Execution } from './execution.js';
import { parametersOfReturn, returnAddressOf } from './twiml/return-address.js';

/** True when TwiML has failed while the caller is still there. */
export function isAbandoned(call: Call): boolean {
  return call.failure !== undefined && !call.callerGone;
}

/**
 * The values with which the number's voice fallback gives the call back to the execution that waits for it, where it does:
 * only the flow's own webhook may, and whether it does is an option.
 */
export async function joinedValues(
  execution: Execution,
  state: FlowState,
): Promise<Record<string, string> | undefined> {
  const { call } = execution;
  const fallback = call.options.voiceFallback;
  if (!isAbandoned(call) || call.fellBack || fallback?.joins !== true) return undefined;
  const values = parametersOfReturn(fallback.url, returnAddressOf(execution));
  if (values !== undefined) await beginFallback(call, state);
  return values;
}

/** The voice fallback is asked, once for each call. */
export async function beginFallback(call: Call, state: FlowState): Promise<void> {
  if (call.failure !== undefined) await call.tell(state, { type: 'voice_fallback', why: call.failure });
  call.failure = undefined;
  call.fellBack = true;
}
