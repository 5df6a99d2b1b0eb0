import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, DomainError } from '../../common/index.js';
import { UnitOfWork, type Unit } from '../../database/index.js';
import { User } from '../../users/index.js';
import { isOpen } from '../business-hours/business-hours.js';
import { ScheduleService, type Schedule } from '../schedule.service.js';
import { dutiesAt } from './on-call.js';
import type { OnCallAnswer, TimelineAnswer, TimelineSegment } from './on-call.dto.js';
import type { OnCallLevel, OnCallPlan } from './plan.js';
import { segmentsInPieces } from './segments.js';

const DAY = 86_400_000;
/** Longest timeline, in days. */
const MOST_DAYS = 400;

/** Says who is on call, at an instant and over a stretch of time. */
@Injectable()
export class OnCallQuestions {
  constructor(
    private readonly schedules: ScheduleService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Who is on call at an instant, past ones by what was valid then. */
  async at(at: Date = this.clock.now()): Promise<OnCallAnswer> {
    const instant = at.getTime();
    const { schedule, names } = await this.read(instant, instant + 1);
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
   * Who is on call from one instant to just before another.
   * @throws DomainError 422 naming `to` when it is not after `from`, or more than 400 days after it.
   */
  async timeline(
    from: Date = this.clock.now(),
    to: Date = new Date(from.getTime() + 14 * DAY),
  ): Promise<TimelineAnswer> {
    const [begins, ends] = [from.getTime(), to.getTime()];
    if (begins >= ends) throw DomainError.unprocessable([{ field: 'to', message: 'to must be after from' }]);
    if (ends - begins > MOST_DAYS * DAY) {
      throw DomainError.unprocessable([{ field: 'to', message: `to must be at most ${MOST_DAYS} days after from` }]);
    }
    const { schedule, names } = await this.read(begins, ends);
    const answer = async (level: OnCallLevel): Promise<TimelineSegment[]> =>
      (await segmentsInPieces(schedule, level, begins, ends)).map((segment) => {
        const { userId, source, sourceId } = segment;
        const userName = userId === null ? null : (names.get(userId) ?? '');
        return { from: new Date(segment.from), to: new Date(segment.to), userId, userName, source, sourceId };
      });
    return { from, to, primary: await answer('primary'), secondary: await answer('secondary') };
  }

  /** What an answer is worked out from, which is no part of the unit: it may take long, and calls wait for units. */
  private read(from: number, to: number): Promise<{ schedule: Schedule; names: Map<number, string> }> {
    return this.unitOfWork.run(async (unit) => {
      const schedule = await this.schedules.covering(unit, from, to);
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
