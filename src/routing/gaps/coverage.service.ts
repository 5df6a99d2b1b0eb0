import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock, DomainError, TryAgainLater } from '../../common/index.js';
import { Environment, LineNumbers } from '../../config/index.js';
import { HeavyReads, type ReadPiece } from '../../database/index.js';
import { threadJob, WorkerThreads } from '../../worker-threads/index.js';
import type { StepContext } from '../contract/index.js';
import { gatherCandidates } from '../gather-candidates.js';
import { fitOf } from '../ladder-fit.js';
import type { LadderDraft } from '../ladder/ladder.js';
import { placedRungs, type PlacedRung } from '../ladder/placed-rungs.js';
import { RosterReader, type RosterView } from '../roster/roster-reader.service.js';
import { StepRegistry } from '../step-registry.service.js';
import type { AbsenceAnswer, AbsenceQuery, CoverageAnswer, CoverageQuery } from './coverage.dto.js';
import { gapsOf, openedGaps, unfitOf, type Finding } from './gaps.js';
import type { Moment, momentsWithin } from './moments.js';
import { isAskedAhead, lacksOf, type FoundRung } from './reach.js';

const DAY = 86_400_000;
const MAX_DAYS = 400;
const USUAL_DAYS = 30;
/** How many days of the calendar a thread works out at a time: its answer is taken in one go. */
const PIECE_DAYS = 50;
/** For how long steps are asked before calls are let through, in milliseconds. */
const ASKING_MILLISECONDS = 8;
/** How long a coverage may take, in seconds: a year takes one or two. */
const MAX_SECONDS = 60;
/** How often a step may fail before it is not asked any more in the same coverage. */
const MAX_FAILURES = 3;

/** Works out when steps are to be asked. */
const MOMENTS = threadJob<typeof momentsWithin>({
  label: 'coverage',
  module: new URL('./moments.js', import.meta.url),
  name: 'momentsWithin',
  seconds: 15,
});

/** How a coverage reads, the signal that nobody waits for it any more, and when it is asked. */
export interface Asker {
  readonly read: ReadPiece;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** A person who can't be called, whatever they have set. */
interface Absence {
  readonly absentUserId: number;
}

/** Finds the times in which nobody would be reached, by asking the steps themselves. */
@Injectable()
export class CoverageService {
  /** Null: the line rings one phone at a time. */
  private readonly maxWaitSeconds: number | null;

  constructor(
    private readonly rosters: RosterReader,
    private readonly registry: StepRegistry,
    private readonly reads: HeavyReads,
    private readonly threads: WorkerThreads,
    private readonly clock: Clock,
    private readonly lineNumbers: LineNumbers,
    environment: Environment,
  ) {
    this.maxWaitSeconds = environment.lineFlow === 'line' ? environment.maxWaitSeconds : null;
  }

  /**
   * The gaps from an instant to just before another; left out: from now on, and for 30 days.
   * @throws DomainError 422 when the end is not after the start, or more than 400 days away; TryAgainLater when too many
   *   ask at once, or it takes too long; ClientGone.
   */
  async coverage(query: CoverageQuery, signal: AbortSignal): Promise<CoverageAnswer> {
    const now = this.clock.now();
    assertValidRange(rangeOf(query, now));
    return this.reads.plan(signal, (read) => this.workOut(query, { read, signal, now }));
  }

  /**
   * The gaps that there would be besides if somebody could not be called.
   * @throws as `coverage`; DomainError 404 `USER_NOT_FOUND`.
   */
  async absence({ userId, ...query }: AbsenceQuery, signal: AbortSignal): Promise<AbsenceAnswer> {
    const now = this.clock.now();
    const asker = { signal, now };
    assertValidRange(rangeOf(query, now));
    return this.reads.plan(signal, async (read) => {
      const before = await this.workOut(query, { ...asker, read });
      const after = await this.workOut(query, { ...asker, read }, { absentUserId: userId });
      return { from: after.from, to: after.to, opened: openedGaps(before.gaps, after.gaps) };
    });
  }

  /**
   * The same, as part of something longer. A draft stands in place of the ladder of its kind, an absence in place of what
   * that person has set. @throws as `coverage` and `absence`.
   */
  async workOut(query: CoverageQuery, asker: Asker, draft?: LadderDraft | Absence): Promise<CoverageAnswer> {
    const { read, signal, now } = asker;
    const { begins, ends } = rangeOf(query, now);
    const deadline = performance.now() + MAX_SECONDS * 1000;
    const view = withDraft(await read((unit) => this.rosters.covering(unit, begins, ends, now)), draft);
    const { schedule, people } = view.roster;
    const returns = [...people.values()]
      .filter(({ availabilityUntil }) => availabilityUntil !== null)
      .map(({ availabilityUntil }) => ({ availabilityUntil }));
    const findings: Finding[] = [];
    const failures = new Map<string, number>();
    for (let start = begins; start < ends; start += PIECE_DAYS * DAY) {
      const piece = [schedule, returns, start, Math.min(ends, start + PIECE_DAYS * DAY)] as const;
      const moments = await this.threads.run(MOMENTS, [...piece], signal);
      findings.push(...(await this.findings(moments, view, failures, deadline)));
    }
    const gaps = gapsOf(findings, ends).map((gap) => ({ ...gap, from: new Date(gap.from), to: new Date(gap.to) }));
    return { from: new Date(begins), to: new Date(ends), gaps, doesNotFit: doesNotFit(findings, ends) };
  }

  /** Steps are the application's own, so they are asked here, not in a thread: a little at a time, with a rest for calls. */
  private async findings(
    moments: readonly Moment[],
    view: RosterView,
    failures: Map<string, number>,
    deadline: number,
  ): Promise<Finding[]> {
    const findings: Finding[] = [];
    while (findings.length < moments.length) {
      if (performance.now() > deadline) {
        throw new TryAgainLater(
          'WORK_TOO_LONG',
          'this takes too long to work out: ask for less, or try again later',
          30,
        );
      }
      const started = performance.now();
      for (const moment of moments.slice(findings.length)) {
        const rungs = await this.find(moment, view, failures);
        const lacks = lacksOf(rungs, this.maxWaitSeconds !== null);
        const asked = rungs.flatMap((rung) => rung.asked ?? []);
        const fit = fitOf(asked, new Set(), this.maxWaitSeconds);
        findings.push({ at: moment.at, ladder: moment.ladder, lacks, fit });
        if (performance.now() - started > ASKING_MILLISECONDS) break;
      }
      await pause(performance.now() - started);
    }
    return findings;
  }

  private async find(
    { at, ladder, schedule }: Moment,
    { roster, pool }: RosterView,
    failures: Map<string, number>,
  ): Promise<FoundRung[]> {
    const incident = { id: null, callerE164: null, earlierAnswererId: null };
    const context: StepContext = { at: new Date(at), incident, people: roster.people, schedule, pool };
    const rungs: FoundRung[] = [];
    for (const placed of placedRungs(roster.ladders[ladder], this.registry)) {
      rungs.push(await this.ask(placed, context, failures));
    }
    return rungs;
  }

  private async ask(placed: PlacedRung, context: StepContext, failures: Map<string, number>): Promise<FoundRung> {
    const { rung, step: registered, ringsAlone } = placed;
    const { name } = rung;
    if (!registered || !isAskedAhead(registered)) return { name, registered };
    const failed = failures.get(name) ?? 0;
    if (failed >= MAX_FAILURES) {
      const { together = null } = registered;
      const asked = { ...rung, together, ringsAlone, candidates: [], failure: 'failed before' };
      return { name, registered, asked };
    }
    const asked = (await gatherCandidates(placed, context, this.lineNumbers.known)) ?? undefined;
    if (asked && asked.failure !== null) failures.set(name, failed + 1);
    return { name, registered, asked };
  }
}

function rangeOf({ from, to }: CoverageQuery, now: Date): { begins: number; ends: number } {
  const begins = (from ?? now).getTime();
  return { begins, ends: to?.getTime() ?? begins + USUAL_DAYS * DAY };
}

function doesNotFit(findings: readonly Finding[], ends: number): CoverageAnswer['doesNotFit'] {
  return unfitOf(findings, ends).map((unfit) => ({ ...unfit, from: new Date(unfit.from), to: new Date(unfit.to) }));
}

function withDraft(view: RosterView, draft: LadderDraft | Absence | undefined): RosterView {
  if (!draft) return view;
  if ('absentUserId' in draft) return withAbsence(view, draft);
  const ladders = { ...view.roster.ladders, [draft.kind]: draft.rungs };
  return { ...view, roster: { ...view.roster, ladders } };
}

function withAbsence(view: RosterView, { absentUserId }: Absence): RosterView {
  const person = view.roster.people.get(absentUserId);
  if (!person) throw new DomainError(404, 'USER_NOT_FOUND', `there is no user with the id ${absentUserId}`);
  const absent = { ...person, available: false, availabilityUntil: null };
  const people = new Map([...view.roster.people, [absentUserId, absent] as const]);
  return { ...view, roster: { ...view.roster, people } };
}

function assertValidRange({ begins, ends }: { begins: number; ends: number }): void {
  const message = begins >= ends ? 'to must be after from' : `to must be at most ${MAX_DAYS} days after from`;
  if (begins >= ends || ends - begins > MAX_DAYS * DAY) throw DomainError.unprocessable([{ field: 'to', message }]);
}
