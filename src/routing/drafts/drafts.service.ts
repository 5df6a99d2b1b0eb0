import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { HeavyReads, type ReadPiece } from '../../database/index.js';
import { holidayDates, assertValidHours, type BusinessHours, type NewBusinessHours } from '../../scheduling/index.js';
import { threadJob, WorkerThreads } from '../../worker-threads/index.js';
import type { CoverageGap } from '../gaps/coverage.dto.js';
import { CoverageService } from '../gaps/coverage.service.js';
import { LadderAdministration } from '../ladder/ladder-administration.service.js';
import type { LadderBody } from '../ladder/ladders.dto.js';
import type { PreviewAnswer } from '../preview/preview.dto.js';
import { PreviewService } from '../preview/preview.service.js';
import { RosterReader } from '../roster/roster-reader.service.js';
import type { HoursDraftAnswer, LadderDraftAnswer } from './drafts.dto.js';
import type { changesBetween, nextMoment } from './hours-changes.js';

const WEEK = 7 * 86_400_000;

const MODULE = new URL('./hours-changes.js', import.meta.url);
/** Works out when a ladder is taken next. */
const NEXT_MOMENT = threadJob<typeof nextMoment>({
  label: 'next_moment',
  module: MODULE,
  name: 'nextMoment',
  seconds: 15,
});
/** Works out what other hours change. */
const CHANGES = threadJob<typeof changesBetween>({
  label: 'hours_changes',
  module: MODULE,
  name: 'changesBetween',
  seconds: 15,
});

/** Says what a change would do before it is made; nothing is written. */
@Injectable()
export class Drafts {
  constructor(
    private readonly ladders: LadderAdministration,
    private readonly previews: PreviewService,
    private readonly coverages: CoverageService,
    private readonly rosters: RosterReader,
    private readonly reads: HeavyReads,
    private readonly threads: WorkerThreads,
    private readonly clock: Clock,
  ) {}

  /**
   * What another ladder would change within a week.
   * @throws DomainError as `LadderAdministration.replace`; TryAgainLater when too many ask at once; ClientGone.
   */
  async ladder(kind: string, body: LadderBody, signal: AbortSignal): Promise<LadderDraftAnswer> {
    const draft = this.ladders.draft(kind, body);
    return this.reads.plan(signal, async (read) => {
      const now = this.clock.now();
      const to = new Date(now.getTime() + WEEK);
      const hours = await this.hours(read, now);
      const moment = await this.threads.run(NEXT_MOMENT, [hours, draft.kind, now.getTime(), to.getTime()], signal);
      const at = moment === null ? null : new Date(moment);
      const before = at && (await this.previews.workOut({ at, now }, read, signal));
      const after = at && (await this.previews.workOut({ at, now, draft }, read, signal));
      const gapsWith = async (other?: typeof draft): Promise<CoverageGap[]> => {
        const { gaps } = await this.coverages.workOut({ from: now, to }, { read, signal, now }, other);
        return gaps.filter(({ ladder }) => ladder === draft.kind);
      };
      const gaps = await gapsWith();
      const drafted = await gapsWith(draft);
      return {
        at,
        before: before?.steps ?? [],
        after: after?.steps ?? [],
        fit: after && fitIn(after),
        opened: without(drafted, gaps),
        closed: without(gaps, drafted),
      };
    });
  }

  /** What other hours would change within a week. @throws DomainError 422 that names the field; as `ladder`. */
  async businessHours(written: NewBusinessHours, signal: AbortSignal): Promise<HoursDraftAnswer> {
    assertValidHours(written);
    return this.reads.plan(signal, async (read) => {
      const from = this.clock.now();
      const to = new Date(from.getTime() + WEEK);
      const before = await this.hours(read, from);
      const after = { ...written, ...holidayDates(written.holidays) };
      const changes = await this.threads.run(CHANGES, [before, after, from.getTime(), to.getTime()], signal);
      return { from, to, changes };
    });
  }

  private hours(read: ReadPiece, at: Date): Promise<BusinessHours> {
    return read(async (unit) => {
      const view = await this.rosters.covering(unit, at.getTime(), at.getTime() + 1, at);
      return view.roster.schedule.hours;
    });
  }
}

function fitIn({ fits, neededSeconds, maxWaitSeconds }: PreviewAnswer): LadderDraftAnswer['fit'] {
  return { fits, neededSeconds, maxWaitSeconds };
}

/** Those gaps that the others do not have. */
function without(gaps: readonly CoverageGap[], others: readonly CoverageGap[]): CoverageGap[] {
  const keyOf = ({ from, to, step }: CoverageGap): string => `${from.getTime()}|${to.getTime()}|${step ?? ''}`;
  const known = new Set(others.map(keyOf));
  return gaps.filter((gap) => !known.has(keyOf(gap)));
}
