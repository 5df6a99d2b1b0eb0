/** Where a call stands (rules: §5); `handled_by_fallback`: it reached the fallback numbers alone, and one of them picked up. */
export const INCIDENT_STATUSES = [
  'routing',
  'exhausted',
  'answered',
  'completed',
  'abandoned',
  'handled_by_fallback',
] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** What requests and silence change of an incident. */
export interface IncidentState {
  readonly status: IncidentStatus;
  /** When everyone had been tried for the first time. */
  readonly exhaustedAt: Date | null;
  readonly answeredAt: Date | null;
  /** Null while nobody answered, and when somebody did whom we had not offered. */
  readonly answeredByUserId: number | null;
  readonly endedAt: Date | null;
  /** Concluded from silence: reversible, as a reported end is not. */
  readonly endInferred: boolean;
  /** Longest reported talk, in seconds. */
  readonly durationSeconds: number | null;
  /** Where Twilio keeps the voice message that the caller left. */
  readonly recordingUrl: string | null;
  /** Its length; null: not known yet; 0: nothing was said. */
  readonly recordingSeconds: number | null;
}

/** Whether a report said that the call is over: nothing makes it ring again. */
export function isOver(state: IncidentState): boolean {
  return state.endedAt !== null && !state.endInferred;
}

/** Somebody is offered: the call is being routed, alive again if silence had ended it. */
export function offered(state: IncidentState): IncidentState {
  return { ...state, status: 'routing', endedAt: null, endInferred: false };
}

/** Everyone eligible has been tried. */
export function exhausted(state: IncidentState, now: Date): IncidentState {
  const exhaustedAt = state.exhaustedAt ?? now;
  return { ...state, status: 'exhausted', exhaustedAt, endedAt: null, endInferred: false };
}

/**
 * Somebody picked up: `userId` of the attempt it was, or null for a phone that was never offered. Of two answerers
 * the one offered later stands, for the line rings one after the other; so the order of reports does not matter.
 * An end concluded from silence before that was concluded too early: it moves to now.
 */
export function answered(state: IncidentState, now: Date, userId: number | null): IncidentState {
  const answeredAt = earliest(state.answeredAt ?? now, now);
  const livedOn = state.endInferred && state.answeredAt === null;
  const endedAt = livedOn ? now : state.endedAt;
  return settle({ ...state, endedAt, answeredAt, answeredByUserId: userId ?? state.answeredByUserId });
}

/** The answer led to no talk, and the caller is still there: as if nobody had answered. */
export function withdrawn(state: IncidentState): IncidentState {
  return { ...state, status: 'routing', answeredAt: null, answeredByUserId: null };
}

/** The call is reported to be over; `seconds` of talk, where the report says. The longest of several reports stands. */
export function completed(state: IncidentState, now: Date, seconds: number | null): IncidentState {
  const endedAt = isOver(state) ? state.endedAt : now;
  const durationSeconds = seconds === null ? state.durationSeconds : Math.max(seconds, state.durationSeconds ?? 0);
  return settle({ ...state, endedAt, endInferred: false, durationSeconds });
}

/** Nothing was heard for so long that the call must be over; an incident that has ended already stays as it is. */
export function endedBySilence(state: IncidentState, now: Date): IncidentState {
  return state.endedAt === null ? settle({ ...state, endedAt: now, endInferred: true }) : state;
}

/** Derives the status from the facts, whatever order they came in, and keeps the answer before the talk it began. */
function settle(state: IncidentState): IncidentState {
  const { answeredAt, endedAt, durationSeconds } = state;
  const ended = endedAt !== null;
  if (answeredAt === null) {
    return state.status === 'exhausted' ? state : { ...state, status: ended ? 'abandoned' : 'routing' };
  }
  if (!ended) return { ...state, status: 'answered' };
  const talkBegan = new Date(endedAt.getTime() - (durationSeconds ?? 0) * 1000);
  const status = state.status === 'handled_by_fallback' ? state.status : 'completed';
  return { ...state, status, answeredAt: earliest(answeredAt, talkBegan) };
}

function earliest(one: Date, other: Date): Date {
  return one < other ? one : other;
}
