import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { Clock, DomainError } from '../../common/index.js';
import { Environment } from '../../config/index.js';
import { UnitOfWork, type Unit } from '../../database/index.js';
import type { StepContext } from '../contract/index.js';
import { gatherCandidates } from '../gather-candidates.js';
import type { LadderDraft, LadderRung } from '../ladder/ladder.js';
import { RosterReader, type RosterView } from '../roster/roster-reader.service.js';
import { StepRegistry } from '../step-registry.service.js';
import type { CoverageAnswer, CoverageQuery } from './coverage.dto.js';
import { gapsOf, type Finding } from './gaps.js';
import { momentsWithin, type Moment } from './moments.js';
import { lacksOf, type FoundRung } from './reach.js';

const DAY = 86_400_000;
const MOST_DAYS = 400;
const USUAL_DAYS = 30;
/** How much of a coverage is worked out before calls are let through: days of the calendar, milliseconds of asking. */
const PIECE_DAYS = 14;
const WORKING_MILLISECONDS = 10;
/** How often a step may fail before it is not asked any more in the same coverage. */
const MOST_FAILURES = 3;

/** Finds the times in which nobody would be reached, by asking the steps themselves. */
@Injectable()
export class CoverageService {
  private readonly ringsTogether: boolean;

  constructor(
    private readonly rosters: RosterReader,
    private readonly registry: StepRegistry,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.ringsTogether = environment.lineFlow === 'line';
  }

  /**
   * The gaps from an instant to just before another; left out: from now on, and for 30 days. A draft stands in place of
   * the ladder of its kind.
   * @throws DomainError 422 when the end is not after the start, or more than 400 days away.
   */
  async coverage({ from = this.clock.now(), to }: CoverageQuery, draft?: LadderDraft): Promise<CoverageAnswer> {
    const begins = from.getTime();
    const ends = to?.getTime() ?? begins + USUAL_DAYS * DAY;
    refuseBadRange(begins, ends);
    const view = withDraft(await this.unitOfWork.run((unit) => this.rosters.covering(unit, begins, ends)), draft);
    const findings: Finding[] = [];
    const failures = new Map<string, number>();
    for (let start = begins; start < ends; start += PIECE_DAYS * DAY) {
      const { schedule, people } = view.roster;
      const moments = momentsWithin(schedule, people.values(), start, Math.min(ends, start + PIECE_DAYS * DAY));
      findings.push(...(await this.findings(moments, view, failures)));
    }
    const gaps = gapsOf(findings, ends).map((gap) => ({ ...gap, from: new Date(gap.from), to: new Date(gap.to) }));
    return { from, to: new Date(ends), gaps };
  }

  /** In small pieces, each in a unit of its own, so that calls do not wait for the whole. */
  private async findings(
    moments: readonly Moment[],
    view: RosterView,
    failures: Map<string, number>,
  ): Promise<Finding[]> {
    const findings: Finding[] = [];
    while (findings.length < moments.length) {
      await setImmediate();
      await this.unitOfWork.run(async (unit) => {
        const started = performance.now();
        for (const moment of moments.slice(findings.length)) {
          const rungs = await this.find(moment, view, unit, failures);
          findings.push({ at: moment.at, ladder: moment.ladder, lacks: lacksOf(rungs, this.ringsTogether) });
          if (performance.now() - started > WORKING_MILLISECONDS) break;
        }
      });
    }
    return findings;
  }

  private async find(
    { at, ladder, schedule }: Moment,
    { roster, pool }: RosterView,
    unit: Unit,
    failures: Map<string, number>,
  ): Promise<FoundRung[]> {
    const incident = { id: null, callerE164: null, earlierAnswererId: null };
    const context: StepContext = { at: new Date(at), incident, people: roster.people, schedule, pool, unit };
    const rungs: FoundRung[] = [];
    for (const rung of roster.ladders[ladder]) rungs.push(await this.ask(rung, context, failures));
    return rungs;
  }

  private async ask(rung: LadderRung, context: StepContext, failures: Map<string, number>): Promise<FoundRung> {
    const registered = this.registry.find(rung.name);
    if (!registered) return { name: rung.name };
    const failed = failures.get(rung.name) ?? 0;
    if (failed >= MOST_FAILURES) {
      const { together = null } = registered;
      return { name: rung.name, registered, asked: { ...rung, together, candidates: [], failure: 'failed before' } };
    }
    const asked = await gatherCandidates(rung, registered, context);
    if (asked.failure !== null) failures.set(rung.name, failed + 1);
    return { name: rung.name, registered, asked };
  }
}

function withDraft(view: RosterView, draft: LadderDraft | undefined): RosterView {
  if (!draft) return view;
  const ladders = { ...view.roster.ladders, [draft.kind]: draft.rungs };
  return { ...view, roster: { ...view.roster, ladders } };
}

function refuseBadRange(from: number, to: number): void {
  const message = from >= to ? 'to must be after from' : `to must be at most ${MOST_DAYS} days after from`;
  if (from >= to || to - from > MOST_DAYS * DAY) throw DomainError.unprocessable([{ field: 'to', message }]);
}
