import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, DomainError } from '../../common/index.js';
import { HeavyReads, UnitOfWork, type ReadPiece, type Unit } from '../../database/index.js';
import { User } from '../../users/index.js';
import { threadJob, WorkerThreads } from '../../worker-threads/index.js';
import { isOpen } from '../business-hours/business-hours.js';
import { ScheduleService, type Schedule } from '../schedule.service.js';
import { dutiesAt } from './on-call.js';
import type { OnCallAnswer, TimelineAnswer, TimelineQuery, TimelineSegment } from './on-call.dto.js';
import type { OnCallPlan } from './plan.js';
import type { OnCallSegment, segmentsOfLevels } from './segments.js';

const DAY = 86_400_000;
/** Longest timeline, in days. */
const MAX_DAYS = 400;

/** Works a timeline out. */
const TIMELINE = threadJob<typeof segmentsOfLevels>({
  label: 'timeline',
  module: new URL('./segments.js', import.meta.url),
  name: 'segmentsOfLevels',
  seconds: 15,
});

/** Says who is on call, at an instant and over a stretch of time. */
@Injectable()
export class OnCallQuestions {
  constructor(
    private readonly schedules: ScheduleService,
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: HeavyReads,
    private readonly threads: WorkerThreads,
    private readonly clock: Clock,
  ) {}

  /** Who is on call at an instant, past ones by what was valid then. */
  async at(asked?: Date): Promise<OnCallAnswer> {
    const now = this.clock.now();
    const at = asked ?? now;
    const instant = at.getTime();
    const { schedule, names } = await this.read((work) => this.unitOfWork.run(work), instant, instant + 1, now);
    const [primary] = dutiesAt(schedule, 'primary', instant);
    const [secondary] = dutiesAt(schedule, 'secondary', instant);
    const person = (duty: typeof primary) =>
      duty === undefined ? null : { userId: duty.userId, userName: names.get(duty.userId) ?? '' };
    const reason = (duty: typeof primary) =>
      duty === undefined ? null : { source: duty.source, sourceId: duty.sourceId };
    return {
      at,
      ladder: isOpen(schedule.hours, instant) ? 'business_hours' : 'after_hours',
      primary: person(primary),
      secondary: person(secondary),
      source: { primary: reason(primary), secondary: reason(secondary) },
    };
  }

  /**
   * Who is on call from one instant to just before another; without an override, where one is named.
   * @throws DomainError 422 naming `to` when it is not after `from`, or more than 400 days after it; TryAgainLater when too
   *   many ask at once; ClientGone.
   */
  async timeline(
    { from: asked, to: until, withoutOverride }: TimelineQuery,
    signal: AbortSignal,
  ): Promise<TimelineAnswer> {
    const now = this.clock.now();
    const from = asked ?? now;
    const to = until ?? new Date(from.getTime() + 14 * DAY);
    const [begins, ends] = [from.getTime(), to.getTime()];
    if (begins >= ends) throw DomainError.unprocessable([{ field: 'to', message: 'to must be after from' }]);
    if (ends - begins > MAX_DAYS * DAY) {
      throw DomainError.unprocessable([{ field: 'to', message: `to must be at most ${MAX_DAYS} days after from` }]);
    }
    return this.reads.plan(signal, async (read) => {
      const { schedule: whole, names } = await this.read(read, begins, ends, now);
      const schedule = { ...whole, overrides: whole.overrides.filter(({ id }) => id !== withoutOverride) };
      const { primary, secondary } = await this.threads.run(TIMELINE, [schedule, begins, ends], signal);
      const named = (segment: OnCallSegment): TimelineSegment => {
        const { userId, source, sourceId } = segment;
        const userName = userId === null ? null : (names.get(userId) ?? '');
        const others = segment.others.map((other) => ({ ...other, userName: names.get(other.userId) ?? '' }));
        return { from: new Date(segment.from), to: new Date(segment.to), userId, userName, source, sourceId, others };
      };
      return { from, to, primary: primary.map(named), secondary: secondary.map(named) };
    });
  }

  /** What an answer is worked out from, which is no part of the unit: it may take long, and calls wait for units. */
  private read(
    read: ReadPiece,
    from: number,
    to: number,
    now: Date,
  ): Promise<{ schedule: Schedule; names: Map<number, string> }> {
    return read(async (unit) => {
      const schedule = await this.schedules.covering(unit, from, to, now.getTime());
      return { schedule, names: await namesOf(unit, peopleOf(schedule)) };
    });
  }
}

/** Everybody who stands in a plan. */
function peopleOf({ rotations, shifts, overrides }: OnCallPlan): number[] {
  const ids = [
    ...rotations.flatMap(({ participants }) => participants),
    ...[...shifts, ...overrides].map(({ userId }) => userId),
  ];
  return [...new Set(ids)];
}

/** The names of users, also of those who were deleted. */
async function namesOf(unit: Unit, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const users = await unit.manager.find(User, { select: { id: true, name: true }, where: { id: In([...ids]) } });
  return new Map(users.map(({ id, name }) => [id, name]));
}
