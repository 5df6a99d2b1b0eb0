import { samePhone } from '../common/index.js';
import { failureResult, outweighs } from './attempts/attempt-status.js';
import type { EventData, EventType } from './audit/event-types.js';
import { stateChanges, type Change } from './apply-change.js';
import { secondsAfter, TALKING_CLAIM_SECONDS } from './claims.js';
import type { AttemptPatch, AttemptRecord, IncidentRecord } from './incident-record.js';
import { answered, completed, endedBySilence, type IncidentState } from './incident-state.js';

/** What the line tells us of a call (guide: the three reports). */
export type Report =
  | { readonly kind: 'failed'; readonly targetPhone: string; readonly reason: string }
  | { readonly kind: 'answered'; readonly answeredPhone: string }
  | {
      readonly kind: 'completed';
      readonly seconds: number | null;
      /** What was sent as a duration and can't be one. */
      readonly ignored: string | null;
    };

/** A change with the line of the trail that tells it. */
export interface Consequence {
  readonly change: Change;
  readonly type: EventType;
  readonly data: EventData;
}

/**
 * What a report changes of an incident. Reports commute: in whatever order and however often those of one call arrive,
 * they leave the same rows (rules: §5, invariants 6 and 7).
 */
export function consequenceOf(incident: IncidentRecord, report: Report, now: Date): Consequence {
  switch (report.kind) {
    case 'failed':
      return attemptFailed(incident, report, now);
    case 'answered':
      return callAnswered(incident, report.answeredPhone, now);
    case 'completed':
      return tell(
        'completed',
        incident,
        completed(incident, now, report.seconds),
        released(incident, 'superseded', now),
        {
          seconds: report.seconds,
        },
      );
  }
}

/** What it changes when a call that is not the incident's own reports of one that is over: nothing but the trail. */
export function recordedOnly(incident: IncidentRecord, { kind }: Report): Consequence {
  return tell('report_of_another_call', incident, incident, [], { report: kind });
}

/** What it changes that nothing more is heard of an incident. */
export function consequenceOfSilence(incident: IncidentRecord, now: Date): Consequence {
  const patches = released(incident, 'unconfirmed', now);
  return tell('ended_by_silence', incident, endedBySilence(incident, now), patches, {});
}

function attemptFailed(
  incident: IncidentRecord,
  { targetPhone, reason }: { targetPhone: string; reason: string },
  now: Date,
): Consequence {
  const attempt = incident.attempts.find(({ phoneE164 }) => samePhone(phoneE164, targetPhone));
  if (!attempt) return tell('unmatched_phone', incident, incident, [], { report: 'attempt-failed', reason });
  const result = failureResult(reason);
  const patch = { id: attempt.id, ...result, endedAt: attempt.endedAt ?? now, ...NO_CLAIM };
  const patches = outweighs(result, attempt) ? [patch] : [];
  return tell('attempt_failed', incident, incident, patches, { userId: attempt.userId, reason });
}

function callAnswered(incident: IncidentRecord, phone: string, now: Date): Consequence {
  const attempt = incident.attempts.find(({ phoneE164 }) => samePhone(phoneE164, phone));
  const answerer = laterOf(attempt, standingAnswerer(incident));
  const state = answered(incident, now, answerer?.userId ?? null);
  const patches = incident.attempts.flatMap((other): AttemptPatch[] => {
    const isReported = other.id === attempt?.id;
    const talks = other.id === answerer?.id && state.endedAt === null;
    const claim = talks ? { claimedUntil: talkingClaim(other, now), heldUserId: null } : NO_CLAIM;
    if (isReported)
      return [{ id: other.id, status: 'answered', reason: null, endedAt: other.endedAt ?? now, ...claim }];
    if (other.status === 'pending') return [{ id: other.id, status: 'superseded', endedAt: now, ...NO_CLAIM }];
    return other.claimedUntil && !talks ? [{ id: other.id, ...NO_CLAIM }] : [];
  });
  return tell('answered', incident, state, patches, { userId: attempt?.userId ?? null });
}

/** Whoever talks is claimed from the first report of it; a repetition does not prolong it. */
function talkingClaim({ status, claimedUntil }: AttemptRecord, now: Date): Date | null {
  return status === 'answered' ? claimedUntil : secondsAfter(now, TALKING_CLAIM_SECONDS);
}

const NO_CLAIM = { claimedUntil: null, heldUserId: null } as const;

/** All claims end with the call; whoever was still being offered gets `status`. */
function released(incident: IncidentRecord, status: 'superseded' | 'unconfirmed', now: Date): AttemptPatch[] {
  return incident.attempts.flatMap((attempt): AttemptPatch[] => {
    if (attempt.status === 'pending') return [{ id: attempt.id, status, endedAt: now, ...NO_CLAIM }];
    return attempt.claimedUntil ? [{ id: attempt.id, ...NO_CLAIM }] : [];
  });
}

function standingAnswerer(incident: IncidentRecord): AttemptRecord | undefined {
  return incident.attempts.find(({ userId }) => userId === incident.answeredByUserId);
}

function laterOf(one: AttemptRecord | undefined, other: AttemptRecord | undefined): AttemptRecord | undefined {
  return one && other ? (one.id > other.id ? one : other) : (one ?? other);
}

function tell(
  type: EventType,
  incident: IncidentRecord,
  state: IncidentState,
  attempts: readonly AttemptPatch[],
  facts: NonNullable<EventData['facts']>,
): Consequence {
  const data = { incident: stateChanges(incident, state), attempts, facts };
  return { change: { state, attempts }, type, data };
}
