import { REPEAT_CALLER_SECONDS, secondsAfter, type IncidentRecord } from '../../incidents/index.js';

/** Incidents by everything that a request asks for: what it costs to find one does not depend on how many there are. */
export class IndexedCalls {
  private readonly byId = new Map<number, IncidentRecord>();
  private readonly bySid = new Map<string, number>();
  private readonly newestByCaller = new Map<string, number>();
  /** User, incident, and until when the incident keeps the user busy. */
  private readonly busyUntil = new Map<number, Map<number, Date>>();
  private highest = 0;

  /** The highest id of an incident so far; 0: there wasn't one. */
  get highestId(): number {
    return this.highest;
  }

  /** Returns all of them, in the order in which they became known. */
  all(): IterableIterator<IncidentRecord> {
    return this.byId.values();
  }

  get(id: number): IncidentRecord | null {
    return this.byId.get(id) ?? null;
  }

  ofCallSid(callSid: string): IncidentRecord | null {
    const id = this.bySid.get(callSid);
    return id === undefined ? null : this.get(id);
  }

  /** Returns the newest incident of a caller (E.164) in the last 30 minutes (rules: §2). */
  newestOf(callerE164: string | null, now: Date): IncidentRecord | null {
    const newest = callerE164 === null ? undefined : this.newestByCaller.get(callerE164);
    const incident = newest === undefined ? null : this.get(newest);
    return incident && incident.createdAt >= secondsAfter(now, -REPEAT_CALLER_SECONDS) ? incident : null;
  }

  /** Returns the incidents, all but one, that keep a user busy at an instant. */
  *busyWith(userId: number, now: Date, butIncident: number | null): Generator<number> {
    for (const [id, until] of this.busyUntil.get(userId) ?? []) if (id !== butIncident && until > now) yield id;
  }

  /** Returns whether an incident keeps a user busy at an instant. */
  isBusyWith(userId: number, incidentId: number, now: Date): boolean {
    const until = this.busyUntil.get(userId)?.get(incidentId);
    return until !== undefined && until > now;
  }

  /** Takes in an incident as it is now. */
  put(incident: IncidentRecord): void {
    const before = this.byId.get(incident.id);
    if (before) this.free(before);
    this.byId.set(incident.id, incident);
    this.bySid.set(incident.callSid, incident.id);
    this.highest = Math.max(this.highest, incident.id);
    for (const { userId, claimedUntil } of incident.attempts) {
      if (claimedUntil !== null) this.occupy(userId, incident.id, claimedUntil);
    }
    const newest = incident.callerE164 === null ? null : this.get(this.newestByCaller.get(incident.callerE164) ?? 0);
    if (incident.callerE164 !== null && (newest === null || isNewer(incident, newest))) {
      this.newestByCaller.set(incident.callerE164, incident.id);
    }
  }

  /** Forgets those that are over and began before an instant, but some; returns their ids. */
  forgetBefore(instant: Date, isKept: (id: number) => boolean): number[] {
    const gone: number[] = [];
    for (const incident of this.byId.values()) {
      if (incident.createdAt >= instant) break;
      if (incident.endedAt !== null && !isKept(incident.id)) gone.push(incident.id);
    }
    for (const id of gone) this.remove(id);
    return gone;
  }

  /** Forgets an incident; returns whether it was known. */
  remove(id: number): boolean {
    const incident = this.byId.get(id);
    if (incident === undefined) return false;
    this.free(incident);
    this.byId.delete(id);
    if (this.bySid.get(incident.callSid) === id) this.bySid.delete(incident.callSid);
    if (incident.callerE164 !== null && this.newestByCaller.get(incident.callerE164) === id) {
      this.newestByCaller.delete(incident.callerE164);
    }
    return true;
  }

  private occupy(userId: number, incidentId: number, until: Date): void {
    const own = this.busyUntil.get(userId) ?? new Map<number, Date>();
    own.set(incidentId, until);
    this.busyUntil.set(userId, own);
  }

  private free({ id, attempts }: IncidentRecord): void {
    for (const { userId } of attempts) {
      const own = this.busyUntil.get(userId);
      if (own?.delete(id) === true && own.size === 0) this.busyUntil.delete(userId);
    }
  }
}

function isNewer(a: IncidentRecord, b: IncidentRecord): boolean {
  const later = a.createdAt.getTime() - b.createdAt.getTime();
  return later > 0 || (later === 0 && a.id >= b.id);
}
