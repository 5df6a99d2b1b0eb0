/**
 * What became of an offer. `pending`: no result yet. `unconfirmed`: the ladder went on without hearing of it.
 * `superseded`: somebody else answered, or the call ended, first. `machine_or_no_key`: somebody or something picked up
 * and did not accept; `declined`: the person passed the call on.
 */
export const ATTEMPT_STATUSES = [
  'pending',
  'no-answer',
  'busy',
  'failed',
  'canceled',
  'unconfirmed',
  'superseded',
  'machine_or_no_key',
  'declined',
  'answered',
] as const;
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number];

/** What `attempt-failed` may report. */
export type FailureReason = 'no-answer' | 'busy' | 'failed' | 'canceled';

/**
 * How much a result says. A later report only replaces one that says less, so that reports of one attempt give the
 * same row in any order (rules: invariants 6 and 7).
 */
const WEIGHT: Readonly<Record<AttemptStatus, number>> = {
  pending: 0,
  unconfirmed: 1,
  superseded: 1,
  canceled: 2,
  failed: 3,
  'no-answer': 4,
  machine_or_no_key: 5,
  busy: 6,
  declined: 7,
  answered: 8,
};

/** The reason of a failure that nobody reported: dialled, but its report was lost on the way. */
export const PRESUMED = 'presumed: dialled, but no report came';

/** Whether nothing was ever heard of an offer: the report of this person's own failure never reached us. */
export function isUnheard({ status, reason }: AttemptResult): boolean {
  return status === 'unconfirmed' || (status === 'failed' && reason === PRESUMED);
}

/** A result with the raw text that belongs to it. */
export interface AttemptResult {
  readonly status: AttemptStatus;
  readonly reason: string | null;
}

/** Whether a reported result says more than the one that stands; among equals the lesser text stands. */
export function outweighs(reported: AttemptResult, standing: AttemptResult): boolean {
  const difference = weigh(reported) - weigh(standing);
  return difference > 0 || (difference === 0 && (reported.reason ?? '') < (standing.reason ?? ''));
}

function weigh({ status, reason }: AttemptResult): number {
  return reason === PRESUMED ? WEIGHT.unconfirmed : WEIGHT[status];
}

/** Reads the `reason` of a report: anything unknown is `failed`, with the raw text, if there is any, kept (rules: §3). */
export function failureResult(raw: string): { status: FailureReason; reason: string | null } {
  switch (raw) {
    case 'no-answer':
    case 'busy':
    case 'failed':
    case 'canceled':
      return { status: raw, reason: null };
    default:
      return { status: 'failed', reason: raw === '' ? null : raw };
  }
}
