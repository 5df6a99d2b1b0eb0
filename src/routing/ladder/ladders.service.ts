import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '../../common/index.js';
import { bumpRosterRevision, noteChange, type Unit } from '../../database/index.js';
import { StepRegistry } from '../step-registry.service.js';
import { LadderStepRow } from './ladder.entities.js';
import { LADDER_KINDS, type LadderKind, type LadderRung, type Ladders } from './ladder.js';

/** Ladders are data: which steps, in which order, for how long. */
@Injectable()
export class LaddersService {
  constructor(
    private readonly registry: StepRegistry,
    private readonly clock: Clock,
  ) {}

  /** Both ladders, whether or not their steps are registered. */
  async current(unit: Unit): Promise<Ladders> {
    const rows = await unit.manager.find(LadderStepRow, { order: { position: 'ASC' } });
    const rungs = (kind: LadderKind): LadderRung[] =>
      rows
        .filter((row) => row.ladderKind === kind)
        .map(({ name, timeoutSeconds, limit }) => Object.freeze({ name, timeoutSeconds, limit }));
    return { business_hours: rungs('business_hours'), after_hours: rungs('after_hours') };
  }

  /**
   * Replaces the rungs of a ladder; calls in progress keep their ladder and go on with its new rungs. The change is
   * noted with who made it (null: the service).
   * @throws DomainError 422 naming the unknown or repeated steps, or the number that does not fit.
   */
  async replace(
    unit: Unit,
    kind: LadderKind,
    rungs: readonly LadderRung[],
    actorUserId: number | null = null,
  ): Promise<void> {
    this.refuseBad(rungs);
    // First of all: the revision's row makes two changes wait for each other.
    await bumpRosterRevision(unit);
    const before = (await this.current(unit))[kind];
    await unit.manager.delete(LadderStepRow, { ladderKind: kind });
    const steps = rungs.map(({ name, timeoutSeconds, limit }) => ({ name, timeoutSeconds, limit }));
    for (const [position, step] of steps.entries()) {
      await unit.insert(LadderStepRow, { ...step, ladderKind: kind, position });
    }
    const noted = { at: this.clock.now(), actorUserId, before: { steps: before }, after: { steps } };
    await noteChange(unit, { ...noted, entity: 'ladder', entityId: kind });
  }

  /** @throws DomainError 422 naming the unknown or repeated steps, or the number that does not fit. */
  refuseBad(rungs: readonly LadderRung[]): void {
    const problems = rungs.flatMap((rung, index) => this.problemsOf(rung, index, rungs));
    if (problems.length > 0) throw DomainError.unprocessable(problems);
  }

  private problemsOf({ name, timeoutSeconds, limit }: LadderRung, index: number, rungs: readonly LadderRung[]) {
    const field = `steps[${index}]`;
    const isRepeated = rungs.findIndex((rung) => rung.name === name) !== index;
    const fits = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
    return [
      !this.registry.find(name) && { field: `${field}.name`, message: `there is no ladder step ${name}` },
      isRepeated && { field: `${field}.name`, message: `the step ${name} stands on the ladder twice` },
      !fits(timeoutSeconds, 600) && { field: `${field}.timeoutSeconds`, message: 'timeoutSeconds must be 1 to 600' },
      limit !== null && !fits(limit, 1000) && { field: `${field}.limit`, message: 'limit must be 1 to 1000, or null' },
    ].filter((problem) => problem !== false);
  }

  /** The rungs whose step nobody registered, as `kind/name`: they are passed over, and an error until mended. */
  unknownSteps(ladders: Ladders): string[] {
    return LADDER_KINDS.flatMap((kind) =>
      ladders[kind].filter(({ name }) => !this.registry.find(name)).map(({ name }) => `${kind}/${name}`),
    );
  }
}
