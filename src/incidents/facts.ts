import type { AttemptPatch, IncidentRecord } from './incident-record.js';
import type { IncidentState } from './incident-state.js';

/** Told by a unit: a call began. */
export class IncidentOpened {
  constructor(readonly ladder: string) {}
}

/** Told by a unit: a person was offered who had not been before. */
export class PersonOffered {
  constructor(readonly stepName: string) {}
}

/** Told by a unit: an incident, with its attempts, as it is from now on, and what a repetition of the request gets. */
export class IncidentWritten {
  constructor(
    readonly incident: IncidentRecord,
    readonly stored: { readonly key: string; readonly answer: unknown; readonly at: Date } | null,
  ) {}
}

/** Told by a unit: an existing incident, its attempts or both were changed. */
export class IncidentChanged {
  constructor(
    readonly before: IncidentRecord,
    readonly after: IncidentState,
    readonly attempts: readonly AttemptPatch[],
  ) {}
}

/** Told by a unit: an event was written that people are to be told of. */
export class PeopleToTell {
  constructor(readonly incidentId: number) {}
}
