import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { UnitOfWork } from '../../database/index.js';
import { isOpen, refuseBadHours, type BusinessHours, type NewBusinessHours } from '../../scheduling/index.js';
import type { CoverageGap } from '../gaps/coverage.dto.js';
import { CoverageService } from '../gaps/coverage.service.js';
import { hoursBorders } from '../gaps/hours-borders.js';
import { LadderAdministration } from '../ladder/ladder-administration.service.js';
import type { LadderKind } from '../ladder/ladder.js';
import type { LadderBody } from '../ladder/ladders.dto.js';
import { PreviewService } from '../preview/preview.service.js';
import { RosterReader } from '../roster/roster-reader.service.js';
import type { HoursDraftAnswer, LadderChange, LadderDraftAnswer } from './drafts.dto.js';

const WEEK = 7 * 86_400_000;

/** Says what a change would do before it is made; nothing is written. */
@Injectable()
export class Drafts {
  constructor(
    private readonly ladders: LadderAdministration,
    private readonly previews: PreviewService,
    private readonly coverages: CoverageService,
    private readonly rosters: RosterReader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `LadderAdministration.replace`. */
  async ladder(kind: string, body: LadderBody): Promise<LadderDraftAnswer> {
    const draft = this.ladders.draft(kind, body);
    const now = this.clock.now();
    const to = new Date(now.getTime() + WEEK);
    const at = nextMoment(await this.hours(now), draft.kind, now.getTime());
    const [before, after] =
      at === null ? [[], []] : [await this.previews.preview(at), await this.previews.preview(at, draft)].map(stepsOf);
    const gaps = (await this.coverages.coverage({ from: now, to })).gaps.filter(({ ladder }) => ladder === draft.kind);
    const drafted = (await this.coverages.coverage({ from: now, to }, draft)).gaps.filter(
      ({ ladder }) => ladder === draft.kind,
    );
    return {
      at,
      before: before ?? [],
      after: after ?? [],
      opened: without(drafted, gaps),
      closed: without(gaps, drafted),
    };
  }

  /** @throws DomainError 422 that names the field. */
  async businessHours(written: NewBusinessHours): Promise<HoursDraftAnswer> {
    refuseBadHours(written);
    const from = this.clock.now();
    const to = new Date(from.getTime() + WEEK);
    const before = await this.hours(from);
    const after = { ...written, holidays: new Set(written.holidays.map(({ date }) => date)) };
    return { from, to, changes: changesBetween(before, after, from.getTime(), to.getTime()) };
  }

  private hours(at: Date): Promise<BusinessHours> {
    return this.unitOfWork.run(async (unit) => {
      const view = await this.rosters.covering(unit, at.getTime(), at.getTime() + 1);
      return view.roster.schedule.hours;
    });
  }
}

function stepsOf({ steps }: { readonly steps: LadderDraftAnswer['before'] }): LadderDraftAnswer['before'] {
  return steps;
}

function kindAt(hours: BusinessHours, at: number): LadderKind {
  return isOpen(hours, at) ? 'business_hours' : 'after_hours';
}

/** The first moment within a week at which calls take a ladder: now (epoch milliseconds), or when hours change. */
function nextMoment(hours: BusinessHours, kind: LadderKind, now: number): Date | null {
  const moments = [now, ...hoursBorders(hours, now, now + WEEK).toSorted((one, other) => one - other)];
  const found = moments.find((at) => kindAt(hours, at) === kind);
  return found === undefined ? null : new Date(found);
}

function changesBetween(before: BusinessHours, after: BusinessHours, from: number, to: number): LadderChange[] {
  const borders = new Set([from, ...hoursBorders(before, from, to), ...hoursBorders(after, from, to)]);
  const sorted = [...borders].toSorted((one, other) => one - other);
  const changes: LadderChange[] = [];
  for (const [index, at] of sorted.entries()) {
    const [was, will] = [kindAt(before, at), kindAt(after, at)];
    if (was === will) continue;
    const end = new Date(sorted[index + 1] ?? to);
    const last = changes.at(-1);
    if (last?.to.getTime() === at && last.before === was) last.to = end;
    else changes.push({ from: new Date(at), to: end, before: was, after: will });
  }
  return changes;
}

/** Those gaps that the others do not have. */
function without(gaps: readonly CoverageGap[], others: readonly CoverageGap[]): CoverageGap[] {
  const keyOf = ({ from, to, step }: CoverageGap): string => `${from.getTime()}|${to.getTime()}|${step ?? ''}`;
  const known = new Set(others.map(keyOf));
  return gaps.filter((gap) => !known.has(keyOf(gap)));
}
