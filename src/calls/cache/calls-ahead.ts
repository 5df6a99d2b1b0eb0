import type { IncidentRecord } from '../../incidents/index.js';

/** Incidents of which the journal knows more than the database, with what the database was heard to have of them. */
export class CallsAhead {
  private readonly written = new Map<number, IncidentRecord | null>();

  get size(): number {
    return this.written.size;
  }

  /** Returns their ids. */
  ids(): readonly number[] {
    return [...this.written.keys()];
  }

  has(incidentId: number): boolean {
    return this.written.has(incidentId);
  }

  /** The journal has more of an incident from now on; `written` is what the database has of it, as far as is known. */
  begin(incidentId: number, written: IncidentRecord | null): void {
    if (!this.written.has(incidentId)) this.written.set(incidentId, written);
  }

  /** The database has this of an incident now. */
  hear(incident: IncidentRecord): void {
    this.written.set(incident.id, incident);
  }

  /** The database has everything of an incident; returns what was last heard of that, undefined: it was not ahead. */
  end(incidentId: number): IncidentRecord | null | undefined {
    const written = this.written.get(incidentId);
    this.written.delete(incidentId);
    return written;
  }

  /** Returns whether the database still says that one of them, but one, keeps a user busy. */
  keepsBusyAsWritten(userId: number, butIncident: number | null, now: Date): boolean {
    for (const [id, written] of this.written) {
      const attempts = id === butIncident ? [] : (written?.attempts ?? []);
      if (attempts.some((each) => each.userId === userId && each.claimedUntil !== null && each.claimedUntil > now)) {
        return true;
      }
    }
    return false;
  }
}
