import { Injectable } from '@nestjs/common';
import { DomainError } from '../../common/index.js';
import { bumpRosterRevision, type Unit } from '../../database/index.js';
import { StepRegistry } from '../step-registry.service.js';
import { LadderStepRow } from './ladder.entities.js';
import { LADDER_KINDS, type LadderKind, type LadderRung, type Ladders } from './ladder.js';

/** Ladders are data: which steps, in which order, for how long. */
@Injectable()
export class LaddersService {
  constructor(private readonly registry: StepRegistry) {}

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
   * Replaces the rungs of a ladder; calls in progress go on with the new ones.
   * @throws DomainError 422 naming the unknown or repeated steps, or the number that does not fit.
   */
  async replace(unit: Unit, kind: LadderKind, rungs: readonly LadderRung[]): Promise<void> {
    const problems = rungs.flatMap((rung, index) => this.problemsOf(rung, index, rungs));
    if (problems.length > 0) throw DomainError.unprocessable(problems);
    await unit.manager.delete(LadderStepRow, { ladderKind: kind });
    for (const [position, rung] of rungs.entries()) {
      await unit.insert(LadderStepRow, { ...rung, ladderKind: kind, position });
    }
    await bumpRosterRevision(unit);
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
