import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { Environment, LineNumbers } from '../../config/index.js';
import { UnitOfWork, type Unit } from '../../database/index.js';
import { isOpen } from '../../scheduling/index.js';
import type { StepContext } from '../contract/index.js';
import { exclusionOf, triedIn } from '../exclusion.js';
import { gatherCandidates, type GatheredStep } from '../gather-candidates.js';
import { fitOf } from '../ladder-fit.js';
import { LADDER_KINDS, type LadderKind } from '../ladder/ladder.js';
import { placedRungs } from '../ladder/placed-rungs.js';
import { RosterReader, type RosterView } from '../roster/roster-reader.service.js';
import { StepRegistry } from '../step-registry.service.js';

/** For how long an answer about one roster counts, in milliseconds: availability ends, and duties change, by the clock. */
const COUNTS_FOR_MILLISECONDS = 10_000;

/** Looks at the line as a call that begins now would find it, before a caller does. */
@Injectable()
export class LineReview {
  private readonly logger = new Logger('Line');
  /** Null: the line rings one phone at a time. */
  private readonly maxWaitSeconds: number | null;
  private last: { readonly revision: number; readonly at: number; readonly reachesNobody: boolean } | null = null;

  constructor(
    private readonly rosters: RosterReader,
    private readonly registry: StepRegistry,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly lineNumbers: LineNumbers,
    environment: Environment,
  ) {
    this.maxWaitSeconds = environment.lineFlow === 'line' ? environment.maxWaitSeconds : null;
  }

  /**
   * Whether a call that begins now would ring nobody; known for ten seconds, as long as the roster stays as it is. A line
   * into which nobody with a phone was ever put isn't in use yet.
   */
  async reachesNobody(unit: Unit): Promise<boolean> {
    const now = this.clock.now();
    const at = now.getTime();
    const view = await this.rosters.covering(unit, at, at + 1, now);
    const { revision, schedule } = view.roster;
    const { last } = this;
    if (last?.revision === revision && Math.abs(at - last.at) < COUNTS_FOR_MILLISECONDS) return last.reachesNobody;
    const steps = await this.ask(view, isOpen(schedule.hours, at) ? 'business_hours' : 'after_hours', at);
    const isInUse = [...view.roster.people.values()].some(({ phoneE164 }) => phoneE164 !== null);
    const reachesNobody = isInUse && !steps.some((step) => this.canReach(step));
    this.last = { revision, at, reachesNobody };
    return reachesNobody;
  }

  /** Tells the log what of the line is to be looked after. A database that is away keeps no start from going on. */
  async tellAtStart(): Promise<void> {
    try {
      await this.unitOfWork.run(async (unit) => this.tell(unit));
    } catch (error) {
      this.logger.warn({ msg: 'the line could not be looked at', err: error });
    }
  }

  private async tell(unit: Unit): Promise<void> {
    const now = this.clock.now();
    const at = now.getTime();
    const view = await this.rosters.covering(unit, at, at + 1, now);
    const { people, ladders } = view.roster;
    const own = [...people.values()].filter(({ active, phoneE164 }) => active && this.lineNumbers.includes(phoneE164));
    if (own.length > 0) {
      const userIds = own.map(({ id }) => id);
      this.logger.warn({ msg: "the line's own number is the phone of people, who are passed over", userIds });
    }
    for (const ladder of LADDER_KINDS) {
      for (const { rung, step } of placedRungs(ladders[ladder], this.registry)) {
        if (!step) this.logger.warn({ msg: 'a step that nobody registered is passed over', ladder, step: rung.name });
      }
      const steps = await this.ask(view, ladder, at);
      const { fits, neededSeconds, maxWaitSeconds } = fitOf(steps, new Set(), this.maxWaitSeconds);
      const firstSteps = steps.filter(({ ringsAlone }) => ringsAlone).map(({ name }) => name);
      const msg =
        `the ladder ${ladder} does not fit: it needs ${neededSeconds} s of MAX_WAIT_SECONDS ${maxWaitSeconds} s; ` +
        `the people on ${firstSteps.join(', ')} ring alone, then all others together`;
      if (!fits) this.logger.warn({ msg, ladder, neededSeconds, maxWaitSeconds });
    }
    if (await this.reachesNobody(unit)) this.logger.warn('a call that begins now would ring nobody');
  }

  private async ask({ roster, pool }: RosterView, ladder: LadderKind, at: number): Promise<GatheredStep[]> {
    const { people, schedule, ladders } = roster;
    const incident = { id: null, callerE164: null, earlierAnswererId: null };
    const context: StepContext = { at: new Date(at), incident, people, schedule, pool };
    const steps: GatheredStep[] = [];
    for (const placed of placedRungs(ladders[ladder], this.registry)) {
      const step = await gatherCandidates(placed, context, this.lineNumbers.known);
      if (step !== null) steps.push(step);
    }
    return steps;
  }

  private canReach(step: GatheredStep): boolean {
    if (step.together !== null && this.maxWaitSeconds === null) return false;
    return step.candidates.some((candidate) => exclusionOf(candidate, step, NOBODY_TRIED) === null);
  }
}

const NOBODY_TRIED = triedIn([]);
