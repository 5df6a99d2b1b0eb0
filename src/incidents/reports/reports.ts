import { samePhone } from '../../common/index.js';
import { failureResult, outweighs } from '../attempts/attempt-status.js';
import { combined } from '../apply-change.js';
import type { IncidentRecord } from '../incident-record.js';
import { completed, endedBySilence } from '../incident-state.js';
import { answeredBy, NO_CLAIM, released, tell, type IncidentTransition } from './incident-transition.js';
import { transitionOfDialReport, type DialReport } from './dial-reports.js';
import { withoutAwaiting } from './take-reports.js';

/**
 * The reason of a dial whose result the flow does not know, for the caller hung up in it. Nothing is concluded from it: Twilio
 * is asked, or silence ends the call.
 */
const UNKNOWN = 'unknown';

/** What the line tells us of a call: the guide's three reports, and those of a line that the service dials itself. */
export type Report =
  | { readonly kind: 'failed'; readonly targetPhone: string; readonly reason: string }
  | { readonly kind: 'answered'; readonly answeredPhone: string }
  | {
      readonly kind: 'completed';
      readonly seconds: number | null;
      /** What was sent as a duration and can't be one. */
      readonly ignored: string | null;
    }
  | DialReport;

/**
 * What a report changes of an incident. Reports commute: in whatever order and however often those of one call arrive,
 * they leave the same rows (rules: §5, invariants 6 and 7).
 */
export function transitionOf(incident: IncidentRecord, report: Report, now: Date): IncidentTransition {
  switch (report.kind) {
    case 'failed':
      return attemptFailed(incident, report, now);
    case 'answered':
    case 'completed':
      return talkReported(incident, report, now);
    default:
      return transitionOfDialReport(incident, report, now);
  }
}

/** What it changes when a call that is not the incident's own reports of one that is over: nothing but the trail. */
export function recordedOnly(incident: IncidentRecord, { kind }: Report): IncidentTransition {
  return tell('report_of_another_call', incident, incident, [], { report: kind });
}

/** What it changes that nothing more is heard of an incident. */
export function transitionOfSilence(incident: IncidentRecord, now: Date): IncidentTransition {
  const patches = released(incident, 'unconfirmed', now);
  return tell('ended_by_silence', incident, endedBySilence(incident, now), patches, {});
}

/** Somebody talks to the caller, or nobody does any more: the person who waits for them has waited in vain. */
function talkReported(
  incident: IncidentRecord,
  report: Extract<Report, { kind: 'answered' | 'completed' }>,
  now: Date,
): IncidentTransition {
  const { incident: before, patches } = withoutAwaiting(incident, now);
  const transition =
    report.kind === 'answered' ? callAnswered(before, report.answeredPhone, now) : callCompleted(before, report, now);
  if (patches.length === 0) return transition;
  const { change, type, data } = transition;
  const both = combined({ state: before, attempts: patches }, change);
  return tell(type, incident, both.state, both.attempts, data.facts ?? {});
}

function callCompleted(
  incident: IncidentRecord,
  { seconds }: { seconds: number | null },
  now: Date,
): IncidentTransition {
  const patches = released(incident, 'superseded', now);
  return tell('completed', incident, completed(incident, now, seconds), patches, { seconds });
}

function attemptFailed(
  incident: IncidentRecord,
  { targetPhone, reason }: { targetPhone: string; reason: string },
  now: Date,
): IncidentTransition {
  const attempt = incident.attempts.find(({ phoneE164 }) => samePhone(phoneE164, targetPhone));
  if (reason === UNKNOWN) return tell('result_unknown', incident, incident, [], { userId: attempt?.userId ?? null });
  if (!attempt) return tell('unmatched_phone', incident, incident, [], { report: 'attempt-failed', reason });
  const result = failureResult(reason);
  const patch = { id: attempt.id, ...result, endedAt: attempt.endedAt ?? now, ...NO_CLAIM };
  const patches = outweighs(result, attempt) ? [patch] : [];
  return tell('attempt_failed', incident, incident, patches, { userId: attempt.userId, reason });
}

function callAnswered(incident: IncidentRecord, phone: string, now: Date): IncidentTransition {
  const attempt = incident.attempts.find(({ phoneE164 }) => samePhone(phoneE164, phone));
  return answeredBy(incident, attempt, now);
}
