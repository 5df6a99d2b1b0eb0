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
    /** How many events of its trail were written with it. */
    readonly added: number,
  ) {}
}

/** Told by a unit: an existing incident, its attempts or both were changed. */
export class IncidentChanged {
  constructor(
    readonly before: IncidentRecord,
    readonly after: IncidentState,
    readonly attempts: readonly AttemptPatch[],
    /** Whether its caller is blocked, so that the call is over with its first request. */
    readonly isBlocked: boolean = false,
  ) {}
}

/** Told by a unit: events were added to the trail of an incident, and nothing else of it changed. */
export class NotesAppended {
  constructor(
    readonly incidentId: number,
    readonly count: number,
  ) {}
}

/** Told by a unit: an event was written that people are to be told of. */
export class NotificationDue {
  constructor(readonly incidentId: number) {}
}
