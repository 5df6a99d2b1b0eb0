import type { Parameter, Unit } from '../database/index.js';
import { IncidentChanged } from './facts.js';
import { Incident } from './incident.entity.js';
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

const ATTEMPT_COLUMNS = {
  status: 'status',
  reason: 'reason',
  offers: 'offers',
  offeredAt: 'offered_at',
  dial: 'dial',
  timeoutSeconds: 'timeout_seconds',
  endedAt: 'ended_at',
  claimedUntil: 'claimed_until',
  heldUserId: 'held_user_id',
} as const satisfies Record<Exclude<keyof AttemptPatch, 'id'>, string>;

/** The part of a state that is different after a change; empty where nothing is. */
export function stateChanges(before: IncidentState, after: IncidentState): Partial<IncidentState> {
  const changed = STATE_KEYS.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
}

/** Writes a change without its events, which the caller appends in the same unit. */
export async function writeChange(unit: Unit, incident: IncidentRecord, change: Change): Promise<void> {
  const changes = stateChanges(incident, change.state);
  if (Object.keys(changes).length > 0) await unit.update(Incident, { id: incident.id }, changes);
  if (change.attempts.length > 0) await updateAttempts(unit, change.attempts);
  unit.tell(new IncidentChanged(incident, change.state, change.attempts));
}

/** One statement for any number of attempts: each column takes, row by row, the value of its own patch. */
async function updateAttempts(unit: Unit, patches: readonly AttemptPatch[]): Promise<void> {
  const parameters: Parameter[] = [];
  const assignments: string[] = [];
  for (const [key, column] of Object.entries(ATTEMPT_COLUMNS)) {
    const concerned = patches.filter((patch) => patch[key as keyof AttemptPatch] !== undefined);
    if (concerned.length === 0) continue;
    assignments.push(`\`${column}\` = CASE \`id\` ${'WHEN ? THEN ? '.repeat(concerned.length)}ELSE \`${column}\` END`);
    for (const patch of concerned) parameters.push(patch.id, patch[key as keyof AttemptPatch] as Parameter);
  }
  const places = patches.map(() => '?').join(', ');
  const ids = patches.map(({ id }) => id);
  await unit.change(`UPDATE \`call_attempts\` SET ${assignments.join(', ')} WHERE \`id\` IN (${places})`, [
    ...parameters,
    ...ids,
  ]);
}
