import { newIncident, type IncidentRecord } from '../incidents/index.js';
import { isOpen } from '../scheduling/index.js';
import type { CallState, EarlierCall } from './call-state.js';
import type { LadderKind } from './ladder/ladder.js';

/** Returns the incident that a call begins, on the ladder of this instant. */
export function beginIncident(
  { callSid, callerPhone }: { readonly callSid: string | null; readonly callerPhone: string },
  callerE164: string | null,
  earlier: EarlierCall | null,
  state: CallState,
): IncidentRecord {
  const { roster, now } = state;
  const ladder: LadderKind = isOpen(roster.schedule.hours, now.getTime()) ? 'business_hours' : 'after_hours';
  const call = { callSid: callSid ?? '', callerPhone, callerE164, ladder, relatedIncidentId: earlier?.id ?? null };
  return newIncident(call, state.newIncidentId(), now);
}
