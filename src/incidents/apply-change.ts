import type { AttemptPatch, IncidentRecord } from './incident-record.js';
import type { IncidentState } from './incident-state.js';

/** Everything that a request changes of an existing incident, worked out before anything is written. */
export interface Change {
  readonly state: IncidentState;
  readonly attempts: readonly AttemptPatch[];
}

/** An incident as a change leaves it. */
export function applied(incident: IncidentRecord, { state, attempts }: Change): IncidentRecord {
  const patched = incident.attempts.map((one) => ({ ...one, ...attempts.find(({ id }) => id === one.id) }));
  return { ...incident, ...state, attempts: patched };
}

/** Two changes that follow each other as one. */
export function combined(first: Change | null, second: Change): Change {
  if (first === null) return second;
  const patches = new Map<number, AttemptPatch>();
  for (const patch of [...first.attempts, ...second.attempts]) {
    patches.set(patch.id, { ...patches.get(patch.id), ...patch });
  }
  return { state: second.state, attempts: [...patches.values()] };
}

const STATE_KEYS = [
  'status',
  'exhaustedAt',
  'answeredAt',
  'answeredByUserId',
  'endedAt',
  'endInferred',
  'durationSeconds',
  'recordingUrl',
  'recordingSeconds',
] as const satisfies readonly (keyof IncidentState)[];

/** The part of a state that is different after a change; empty where nothing is. */
export function stateChanges(before: IncidentState, after: IncidentState): Partial<IncidentState> {
  const changed = STATE_KEYS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
}
