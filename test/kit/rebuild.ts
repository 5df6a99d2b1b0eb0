import type { EventData } from '../../src/incidents/index.js';

/** An event as it is read from the trail. */
export interface TrailEvent {
  readonly seq: number;
  readonly data: EventData;
}

/** What the trail alone says of an incident and its attempts, in plain JSON. */
export interface RebuiltIncident {
  readonly incident: Record<string, unknown>;
  readonly attempts: ReadonlyMap<number, Record<string, unknown>>;
}

/** Makes an incident's state from its events, one after the other (rules: invariant 8). */
export function rebuild(events: readonly TrailEvent[]): RebuiltIncident {
  const incident: Record<string, unknown> = {
    status: 'routing',
    exhaustedAt: null,
    answeredAt: null,
    answeredByUserId: null,
    endedAt: null,
    endInferred: false,
    durationSeconds: null,
    recordingUrl: null,
    recordingSeconds: null,
  };
  const attempts = new Map<number, Record<string, unknown>>();
  for (const { data } of events) {
    Object.assign(incident, data.incident);
    for (const offer of [...(data.offer ? [data.offer] : []), ...(data.offers ?? [])]) {
      attempts.set(offer.id, { ...offer });
    }
    for (const patch of data.attempts ?? []) attempts.set(patch.id, { ...attempts.get(patch.id), ...patch });
  }
  return { incident, attempts };
}
