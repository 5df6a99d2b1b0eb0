import { Injectable } from '@nestjs/common';
import { ABSENT_UNIT } from '../database/index.js';
import {
  beginningOf,
  REPEAT_CALLER_SECONDS,
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

/** What is known of the line at a moment. */
export interface Known {
  readonly roster: Roster;
  /** Longest without a turn first. */
  readonly pool: readonly PoolMember[];
  /** The open ones, and those of the last half an hour. */
  readonly incidents: readonly IncidentRecord[];
}

/** For how long an answer is kept for a repetition of its request, in seconds. */
const REPLAY_SECONDS = 3600;
/** Attempts that the database does not know yet are numbered from here, above all that it knows. */
const FIRST_NEW_ATTEMPT = 1_000_000_000_000;

/** The line in memory: what a decision depends on when the database can't be asked. */
@Injectable()
export class Ledger {
  private roster: Roster | null = null;
  private pool: readonly PoolMember[] = [];
  private incidents = new Map<number, IncidentRecord>();
  private bySid = new Map<string, number>();
  private readonly answers = new Map<string, { readonly key: string; readonly at: Date; readonly answer: unknown }>();
  /** Incidents of which the journal knows more than the database. */
  private readonly ahead = new Set<number>();
  private attempts = FIRST_NEW_ATTEMPT;

  /** Everything, to be kept on disk; null: nothing is known yet. */
  known(): Known | null {
    return this.roster && { roster: this.roster, pool: this.pool, incidents: [...this.incidents.values()] };
  }

  /** Takes in what was read of the database, `later` what was heard since it began to be read. */
  learn({ roster, pool, incidents }: Known, later: readonly IncidentRecord[] = []): void {
    this.roster = roster;
    this.pool = pool;
    const kept = [...this.ahead].flatMap((id) => this.incidents.get(id) ?? []);
    this.incidents = new Map();
    this.bySid = new Map();
    for (const incident of [...incidents, ...later, ...kept]) this.put(incident);
  }

  /** Takes in an incident as the database has it from now on. */
  hear(incident: IncidentRecord): void {
    if (!this.ahead.has(incident.id)) this.put(incident);
  }

  /** Takes in an incident as the journal has it from now on. */
  note(incident: IncidentRecord): void {
    this.ahead.add(incident.id);
    this.put(incident);
  }

  /** The database knows everything again. */
  caughtUp(): void {
    this.ahead.clear();
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
    const member = this.pool.find((one) => one.userId === userId);
    if (member) this.pool = [...this.pool.filter((one) => one !== member), member];
  }

  /** The ladder of a call that begins at an instant. */
  ladderAt(at: Date): LadderKind {
    return this.roster === null || isOpen(this.roster.schedule.hours, at.getTime()) ? 'business_hours' : 'after_hours';
  }

  byId(id: number): IncidentRecord | null {
    return this.incidents.get(id) ?? null;
  }

  /** The highest id of an incident; 0: there is none. */
  get highestId(): number {
    return [...this.incidents.keys()].reduce((one, other) => Math.max(one, other), 0);
  }

  locate({ callSid, incidentId }: IncidentReference, replay: Repetition | null): Located {
    const own = callSid === null ? undefined : this.bySid.get(callSid);
    const stored = replay === null ? undefined : this.answers.get(beginningOf(replay.key));
    const counts = replay !== null && stored?.key.startsWith(replay.prefix) && stored.at >= replay.since;
    return {
      byCallSid: own === undefined ? null : this.byId(own),
      byId: incidentId === null ? null : this.byId(incidentId),
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
    const { roster, pool } = this;
    if (roster === null) return null;
    const incidents = [...this.incidents.values()];
    const claimsBeside = (id: number | null): ReadonlySet<number> => claimed(incidents, id, now);
    return {
      now,
      located: this.locate(request, replay),
      circumstances: (known, callerE164) => {
        const related = known ? this.incidents.get(known.relatedIncidentId ?? 0) : newestOf(incidents, callerE164, now);
        const earlier = related ? { id: related.id, answeredByUserId: related.answeredByUserId } : null;
        const circumstances: Circumstances = {
          roster,
          pool,
          claims: claimsBeside(known?.id ?? null),
          earlier,
          unit: ABSENT_UNIT,
        };
        return Promise.resolve(circumstances);
      },
      open: (incident) => Promise.resolve(open(incident)),
    };
  }

  private put(incident: IncidentRecord): void {
    this.incidents.set(incident.id, incident);
    this.bySid.set(incident.callSid, incident.id);
  }
}

function claimed(incidents: readonly IncidentRecord[], except: number | null, now: Date): ReadonlySet<number> {
  const attempts = incidents.flatMap(({ id, attempts: own }) => (id === except ? [] : own));
  return new Set(
    attempts.flatMap(({ claimedUntil, userId }) => (claimedUntil !== null && claimedUntil > now ? [userId] : [])),
  );
}

function newestOf(
  incidents: readonly IncidentRecord[],
  callerE164: string | null,
  now: Date,
): IncidentRecord | undefined {
  const since = secondsAfter(now, -REPEAT_CALLER_SECONDS);
  return incidents
    .filter((incident) => callerE164 !== null && incident.callerE164 === callerE164 && incident.createdAt >= since)
    .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime() || one.id - other.id)
    .at(-1);
}
