import { Injectable } from '@nestjs/common';
import {
  REPEAT_CALLER_SECONDS,
  secondsAfter,
  type IncidentRecord,
  type IncidentReference,
  type IncidentWritten,
  type Located,
  type NotesAppended,
  type Repetition,
} from '../../incidents/index.js';
import type { Roster } from '../../routing/index.js';
import type { PoolMember } from '../../scheduling/index.js';
import { CallsAhead } from './calls-ahead.js';
import { ChangedCalls } from './changed-calls.js';
import { IndexedCalls } from './indexed-calls.js';
import { KnownResponses, type KnownResponse } from './known-responses.js';
import { ReservedPeople } from './reserved-people.js';

/** What decisions are made from, beside the calls. */
export interface Plan {
  readonly roster: Roster;
  /** Longest without a turn first. */
  readonly pool: readonly PoolMember[];
}

/** Everything that is known at a moment. */
export interface Known extends Plan {
  /** The open ones, and those of the last half an hour. */
  readonly incidents: readonly IncidentRecord[];
}

/**
 * What decisions are made from, in memory: people and plan, open calls and those of the last half hour, and who is busy.
 * Whatever it says is checked when a decision is written, so it may be older than the database; while that is away, it is
 * all there is.
 */
@Injectable()
export class CallCache {
  private plan: Plan | null = null;
  private calls = new IndexedCalls();
  /** Incidents of which every request went through this process: their responses are known too. */
  private complete = new Set<number>();
  /** What this process writes while everything is being read; null: nothing is. */
  private writtenMeanwhile: Set<number> | null = null;
  private readonly responses = new KnownResponses();
  /** People whom requests under way are about to ring. */
  readonly reserved = new ReservedPeople();
  /** Incidents of which the journal knows more than the database. */
  readonly ahead = new CallsAhead();
  /** What the snapshot on disk lacks. */
  readonly changes = new ChangedCalls();

  /** Whether enough is known to decide about a call. */
  get isReady(): boolean {
    return this.plan !== null;
  }

  /** People, plan and pool; null: nothing is known yet. */
  get known(): Plan | null {
    return this.plan;
  }

  /** All incidents that are known. */
  get incidents(): IndexedCalls {
    return this.calls;
  }

  /** Begins to remember what this process writes until everything that is being read now is learned. */
  expectToLearn(): void {
    this.writtenMeanwhile = new Set();
  }

  /**
   * Takes in everything, as it was read of the database since `expectToLearn`. What this process has written meanwhile, and
   * what the journal knows, stays.
   */
  learn({ roster, pool, incidents }: Known): void {
    const { calls: before, complete, writtenMeanwhile } = this;
    this.plan = { roster, pool };
    this.calls = new IndexedCalls();
    this.complete = new Set();
    this.writtenMeanwhile = null;
    this.changes.all();
    for (const incident of incidents) {
      const known = before.get(incident.id);
      this.put(incident);
      if (isSame(known, incident) && complete.has(incident.id)) this.complete.add(incident.id);
    }
    for (const id of [...(writtenMeanwhile ?? []), ...this.ahead.ids()]) {
      const known = before.get(id);
      if (known === null) continue;
      this.put(known);
      if (complete.has(id)) this.complete.add(id);
    }
  }

  /** Takes in people, plan and pool as they are now. */
  learnPlan(plan: Plan): void {
    this.plan = plan;
  }

  /** Takes in incidents that were read of the database; what is known to be newer stays. */
  update(incidents: readonly IncidentRecord[]): void {
    for (const incident of incidents) {
      const known = this.calls.get(incident.id);
      if (known === null || known.seq < incident.seq) this.correct(incident);
    }
  }

  /** Takes in an incident as it was read of the database, whatever was known of it. */
  correct(incident: IncidentRecord): void {
    if (!isSame(this.calls.get(incident.id), incident)) this.complete.delete(incident.id);
    this.hear(incident);
  }

  /** Forgets an incident that the database does not have. */
  forget(id: number): void {
    if (this.ahead.has(id) || !this.calls.remove(id)) return;
    this.complete.delete(id);
    this.changes.remove(id);
  }

  /** Takes in what this process has written. */
  hearOwn({ incident, stored, added }: IncidentWritten): void {
    const known = this.calls.get(incident.id);
    const isAllOwn = added === incident.seq || (this.complete.has(incident.id) && known?.seq === incident.seq - added);
    this.hear(incident);
    this.writtenMeanwhile?.add(incident.id);
    if (isAllOwn) this.complete.add(incident.id);
    else this.complete.delete(incident.id);
    if (stored) this.keepResponse({ ...stored, incidentId: incident.id });
    this.forgetBefore(secondsAfter(incident.createdAt, -REPEAT_CALLER_SECONDS));
  }

  /** Takes in that events were added to an incident's trail, and nothing else of it changed. */
  hearNotes({ incidentId, count }: NotesAppended): void {
    const known = this.calls.get(incidentId);
    if (known && !this.ahead.has(incidentId)) this.put({ ...known, seq: known.seq + count });
  }

  /** Forgets incidents that are over and began before an instant. */
  forgetBefore(instant: Date): void {
    for (const id of this.calls.forgetBefore(instant, (incidentId) => this.ahead.has(incidentId))) {
      this.complete.delete(id);
      this.changes.remove(id);
    }
  }

  /** Returns whether all requests of an incident went through this process, so that nothing of it need be read. */
  isComplete(incidentId: number): boolean {
    return this.complete.has(incidentId);
  }

  /** Takes in an incident as the journal has it from now on. */
  noteAhead(incident: IncidentRecord): void {
    this.ahead.begin(incident.id, this.calls.get(incident.id));
    this.complete.delete(incident.id);
    this.put(incident);
  }

  /** Whether the journal knows more of a call than the database. */
  isCallAhead(reference: IncidentReference): boolean {
    if (this.ahead.size === 0) return false;
    const { byCallSid, byId } = this.locate(reference, null);
    return [byCallSid, byId].some((incident) => incident !== null && this.ahead.has(incident.id));
  }

  /**
   * The database has all that the journal had of an incident. Where nothing was heard of that, it has it under another id,
   * or the next look finds it.
   */
  catchUp(incidentId: number): void {
    const written = this.ahead.end(incidentId);
    if (written) this.put(written);
    else if (written === null && this.calls.remove(incidentId)) this.changes.remove(incidentId);
  }

  /** Keeps a response for a repetition of its request. */
  keepResponse(response: KnownResponse): void {
    for (const incidentId of this.responses.keep(response)) this.complete.delete(incidentId);
  }

  /** Puts a member of the pool at its end: it is their turn. Returns what takes that back, where nothing was written of it. */
  takeTurn(userId: number): () => void {
    const { plan } = this;
    const member = plan?.pool.find((each) => each.userId === userId);
    if (!plan || !member) return () => undefined;
    const lastTurn = Math.max(0, ...plan.pool.map((each) => each.lastTurn ?? 0)) + 1;
    this.plan = { ...plan, pool: [...plan.pool.filter((each) => each !== member), { userId, lastTurn }] };
    return () => this.takeTurnBack(member, lastTurn, plan.pool);
  }

  byId(id: number): IncidentRecord | null {
    return this.calls.get(id);
  }

  /** Returns what a reference means, and the response that a repeated request has had already. */
  locate({ callSid, incidentId }: IncidentReference, replay: Repetition | null): Located {
    const byCallSid = callSid === null ? null : this.calls.ofCallSid(callSid);
    const byId = incidentId === null ? null : this.calls.get(incidentId);
    return { byCallSid, byId, replay: this.responses.find(replay, (byCallSid ?? byId)?.id ?? null) };
  }

  private takeTurnBack(member: PoolMember, takenTurn: number, earlier: readonly PoolMember[]): void {
    const { plan } = this;
    const now = plan?.pool.find(({ userId }) => userId === member.userId);
    if (!plan || now?.lastTurn !== takenTurn) return;
    const waited = ({ lastTurn }: PoolMember): number => lastTurn ?? -1;
    const place = new Map(earlier.map(({ userId }, index) => [userId, index]));
    const placeOf = ({ userId }: PoolMember): number => place.get(userId) ?? earlier.length;
    const pool = plan.pool.map((each) => (each === now ? member : each));
    this.plan = { ...plan, pool: pool.toSorted((a, b) => waited(a) - waited(b) || placeOf(a) - placeOf(b)) };
  }

  /** Takes in an incident as the database has it from now on. */
  private hear(incident: IncidentRecord): void {
    if (this.ahead.has(incident.id)) this.ahead.hear(incident);
    else this.put(incident);
  }

  private put(incident: IncidentRecord): void {
    this.calls.put(incident);
    this.changes.put(incident.id);
  }
}

function isSame(known: IncidentRecord | null, incident: IncidentRecord): boolean {
  return known?.seq === incident.seq && known.callSid === incident.callSid;
}
