import { REPEAT_CALLER_SECONDS, secondsAfter, type IncidentRecord } from '../incidents/index.js';

/** Users whom other calls claim. */
export interface Claims {
  has(userId: number): boolean;
}

/** Incidents by all that a request asks for: what it costs to find one does not depend on how many there are. */
export class CallsKnown {
  private readonly byId = new Map<number, IncidentRecord>();
  private readonly bySid = new Map<string, number>();
  private readonly newestByCaller = new Map<string, number>();
  /** User, incident, and until when the incident claims the user. */
  private readonly claimedUntil = new Map<number, Map<number, Date>>();
  private highest = 0;

  /** The highest id that any of them has had; 0: none. */
  get highestId(): number {
    return this.highest;
  }

  /** All of them, in the order in which they became known. */
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

  /** The newest incident of a caller in the last 30 minutes (rules: §2). */
  newestOf(callerE164: string | null, now: Date): IncidentRecord | null {
    const newest = callerE164 === null ? undefined : this.newestByCaller.get(callerE164);
    const incident = newest === undefined ? null : this.get(newest);
    return incident && incident.createdAt >= secondsAfter(now, -REPEAT_CALLER_SECONDS) ? incident : null;
  }

  /** Whom all incidents but one claim at an instant. */
  claimsBeside(incidentId: number | null, now: Date): Claims {
    return {
      has: (userId) => {
        for (const [id, until] of this.claimedUntil.get(userId) ?? []) {
          if (id !== incidentId && until > now) return true;
        }
        return false;
      },
    };
  }

  /** Whether an incident claims a user at an instant. */
  claims(incidentId: number, userId: number, now: Date): boolean {
    const until = this.claimedUntil.get(userId)?.get(incidentId);
    return until !== undefined && until > now;
  }

  /** Takes in an incident as it is now. */
  put(incident: IncidentRecord): void {
    const before = this.byId.get(incident.id);
    if (before) this.letGo(before);
    this.byId.set(incident.id, incident);
    this.bySid.set(incident.callSid, incident.id);
    this.highest = Math.max(this.highest, incident.id);
    for (const { userId, claimedUntil } of incident.attempts) {
      if (claimedUntil !== null) this.claim(userId, incident.id, claimedUntil);
    }
    const newest = incident.callerE164 === null ? null : this.get(this.newestByCaller.get(incident.callerE164) ?? 0);
    if (incident.callerE164 !== null && (newest === null || isNewer(incident, newest))) {
      this.newestByCaller.set(incident.callerE164, incident.id);
    }
  }

  /** Forgets those that are over and began before an instant, but some; returns their ids. */
  forgetBefore(instant: Date, but: ReadonlySet<number>): number[] {
    const gone: number[] = [];
    for (const incident of this.byId.values()) {
      if (incident.createdAt >= instant) break;
      if (incident.endedAt !== null && !but.has(incident.id)) gone.push(incident.id);
    }
    for (const id of gone) this.remove(id);
    return gone;
  }

  /** Forgets an incident; returns whether it was known. */
  remove(id: number): boolean {
    const incident = this.byId.get(id);
    if (incident === undefined) return false;
    this.letGo(incident);
    this.byId.delete(id);
    if (this.bySid.get(incident.callSid) === id) this.bySid.delete(incident.callSid);
    if (incident.callerE164 !== null && this.newestByCaller.get(incident.callerE164) === id) {
      this.newestByCaller.delete(incident.callerE164);
    }
    return true;
  }

  private claim(userId: number, incidentId: number, until: Date): void {
    const own = this.claimedUntil.get(userId) ?? new Map<number, Date>();
    own.set(incidentId, until);
    this.claimedUntil.set(userId, own);
  }

  private letGo({ id, attempts }: IncidentRecord): void {
    for (const { userId } of attempts) {
      const own = this.claimedUntil.get(userId);
      if (own?.delete(id) === true && own.size === 0) this.claimedUntil.delete(userId);
    }
  }
}

function isNewer(one: IncidentRecord, other: IncidentRecord): boolean {
  const later = one.createdAt.getTime() - other.createdAt.getTime();
  return later > 0 || (later === 0 && one.id >= other.id);
}
