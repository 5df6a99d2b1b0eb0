import { Injectable } from '@nestjs/common';
import { ABSENT_UNIT } from '../database/index.js';
import {
  beginningOf,
  secondsAfter,
  storedAnswer,
  type IncidentRecord,
  type IncidentReference,
  type Located,
  type NewIncident,
  type Repetition,
} from '../incidents/index.js';
import type { CallWorld, Circumstances, LadderKind, Roster } from '../routing/index.js';
import { isOpen, type PoolMember } from '../scheduling/index.js';
import { CallsKnown, type Claims } from './calls-known.js';

/** What is known of the line at a moment, but its calls. */
export interface Plan {
  readonly roster: Roster;
  /** Longest without a turn first. */
  readonly pool: readonly PoolMember[];
}

/** What is known of the line at a moment. */
export interface Known extends Plan {
  /** The open ones, and those of the last half an hour. */
  readonly incidents: readonly IncidentRecord[];
}

/** What is known otherwise than it was. */
export interface Changes {
  /** Whether everything may be. */
  readonly isWhole: boolean;
  readonly incidents: readonly IncidentRecord[];
  /** Ids of incidents that are not known any more. */
  readonly gone: readonly number[];
}

/** For how long an answer is kept for a repetition of its request, in seconds. */
const REPLAY_SECONDS = 3600;
/** Attempts that the database does not know yet are numbered from here, above all that it knows. */
const FIRST_NEW_ATTEMPT = 1_000_000_000_000;

/** The line in memory: what a decision depends on when the database can't be asked. */
@Injectable()
export class Ledger {
  private plan: Plan | null = null;
  private calls = new CallsKnown();
  private readonly answers = new Map<string, { readonly key: string; readonly at: Date; readonly answer: unknown }>();
  /** Incidents of which the journal knows more than the database, with what the database was heard to have of them. */
  private readonly ahead = new Map<number, IncidentRecord | null>();
  private attempts = FIRST_NEW_ATTEMPT;
  private isWhole = true;
  private changed = new Set<number>();
  private gone = new Set<number>();

  /** Whether enough is known to answer a call. */
  get isReady(): boolean {
    return this.plan !== null;
  }

  /** The people, their plan and the pool; null: nothing is known yet. */
  get known(): Plan | null {
    return this.plan;
  }

  /** All incidents that are known. */
  get incidents(): CallsKnown {
    return this.calls;
  }

  /** Takes in everything, as it was read of the database; `later` is what was heard since it began to be read. */
  learn({ roster, pool, incidents }: Known, later: readonly IncidentRecord[] = []): void {
    const kept = [...this.ahead.keys()].flatMap((id) => this.calls.get(id) ?? []);
    this.plan = { roster, pool };
    this.calls = new CallsKnown();
    this.isWhole = true;
    for (const incident of [...incidents, ...later, ...kept]) this.put(incident);
  }

  /** Takes in what has changed, as it was read of the database; `later` is what was heard since. */
  update({ roster, pool, incidents }: Known, later: readonly IncidentRecord[]): void {
    this.plan = { roster, pool };
    for (const incident of [...incidents, ...later]) this.hear(incident);
  }

  /** Forgets incidents that are over and began before an instant. */
  forgetBefore(instant: Date): void {
    for (const id of this.calls.forgetBefore(instant, new Set(this.ahead.keys()))) {
      this.changed.delete(id);
      this.gone.add(id);
    }
  }

  /** What has changed since this was asked for the last time. */
  takeChanges(): Changes {
    const incidents = [...this.changed].flatMap((id) => this.calls.get(id) ?? []);
    const changes = { isWhole: this.isWhole, incidents, gone: [...this.gone] };
    this.isWhole = false;
    this.changed = new Set();
    this.gone = new Set();
    return changes;
  }

  /** Takes in an incident as the database has it from now on. */
  hear(incident: IncidentRecord): void {
    if (this.ahead.has(incident.id)) this.ahead.set(incident.id, incident);
    else this.put(incident);
  }

  /** Takes in an incident as the journal has it from now on. */
  note(incident: IncidentRecord): void {
    const written = this.ahead.has(incident.id) ? this.ahead.get(incident.id) : this.calls.get(incident.id);
    this.ahead.set(incident.id, written ?? null);
    this.put(incident);
  }

  /** Whether the journal knows more of an incident than the database. */
  isAhead(incidentId: number): boolean {
    return this.ahead.has(incidentId);
  }

  /** Whom incidents claim of which the journal knows more than the database. */
  claimsAhead(now: Date): Claims {
    return { has: (userId) => [...this.ahead.keys()].some((id) => this.calls.claims(id, userId, now)) };
  }

  /** Ids of the incidents of which the journal knows more than the database. */
  get idsAhead(): readonly number[] {
    return [...this.ahead.keys()];
  }

  /**
   * The database has all that the journal had of an incident. Where nothing was heard of that, it has it under another id,
   * or the next look finds it.
   */
  catchUp(incidentId: number): void {
    const written = this.ahead.get(incidentId);
    this.ahead.delete(incidentId);
    if (written) this.put(written);
    else if (written === null && this.calls.remove(incidentId)) this.gone.add(incidentId);
  }

  /** A number for an attempt that the database does not know yet. */
  nextAttempt(): number {
    this.attempts += 1;
    return this.attempts;
  }

  keepAnswer(key: string, answer: unknown, at: Date): void {
    for (const [old, { at: then }] of this.answers) {
      if (then >= secondsAfter(at, -REPLAY_SECONDS)) break;
      this.answers.delete(old);
    }
    this.answers.delete(beginningOf(key)); // the newest is the last
    this.answers.set(beginningOf(key), { key, at, answer });
  }

  /** Puts a member of the pool at its end: he had his turn. */
  takeTurn(userId: number): void {
    const member = this.plan?.pool.find((one) => one.userId === userId);
    if (!this.plan || !member) return;
    this.plan = { ...this.plan, pool: [...this.plan.pool.filter((one) => one !== member), member] };
  }

  /** The ladder of a call that begins at an instant. */
  ladderAt(at: Date): LadderKind {
    const isShut = this.plan !== null && !isOpen(this.plan.roster.schedule.hours, at.getTime());
    return isShut ? 'after_hours' : 'business_hours';
  }

  byId(id: number): IncidentRecord | null {
    return this.calls.get(id);
  }

  locate({ callSid, incidentId }: IncidentReference, replay: Repetition | null): Located {
    const stored = replay === null ? undefined : this.answers.get(beginningOf(replay.key));
    const counts = replay !== null && stored?.key.startsWith(replay.prefix) && stored.at >= replay.since;
    return {
      byCallSid: callSid === null ? null : this.calls.ofCallSid(callSid),
      byId: incidentId === null ? null : this.calls.get(incidentId),
      replay: stored && counts ? storedAnswer(replay, stored.key, stored.answer, stored.at) : null,
    };
  }

  /** The world of a request; null: nothing is known yet. `open` begins an incident. */
  worldOf(
    request: IncidentReference,
    replay: Repetition | null,
    now: Date,
    open: (incident: NewIncident) => IncidentRecord,
  ): CallWorld | null {
    const { plan, calls } = this;
    if (plan === null) return null;
    return {
      now,
      located: this.locate(request, replay),
      circumstances: (known, callerE164) => {
        const related = known ? calls.get(known.relatedIncidentId ?? 0) : calls.newestOf(callerE164, now);
        const circumstances: Circumstances = {
          ...plan,
          claims: calls.claimsBeside(known?.id ?? null, now),
          earlier: related && { id: related.id, answeredByUserId: related.answeredByUserId },
          unit: ABSENT_UNIT,
        };
        return Promise.resolve(circumstances);
      },
      open: (incident) => Promise.resolve(open(incident)),
    };
  }

  private put(incident: IncidentRecord): void {
    this.calls.put(incident);
    this.gone.delete(incident.id);
    this.changed.add(incident.id);
  }
}
