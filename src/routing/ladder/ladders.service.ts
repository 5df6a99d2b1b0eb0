import { Injectable } from '@nestjs/common';
import { Clock, DomainError, warnOfStoredValue } from '../../common/index.js';
import { noteRosterChange } from '../../audit/index.js';
import { type AdministrativeUnit, type Unit } from '../../database/index.js';
import { StepRegistry } from '../step-registry.service.js';
import { LadderStepRow } from './ladder.entities.js';
import { LADDER_KINDS, type LadderKind, type LadderRung, type Ladders } from './ladder.js';

/** Longest time that a step lets a person ring, in seconds. */
const MAX_TIMEOUT_SECONDS = 600;
/** Most people whom a limit lets a step offer. */
const MAX_LIMIT = 1000;

/** Ladders are data: which steps, in which order, for how long. */
@Injectable()
export class LaddersService {
  constructor(
    private readonly registry: StepRegistry,
    private readonly clock: Clock,
  ) {}

  /** Returns both ladders, whether or not their steps are registered; numbers that don't fit are brought to the nearest. */
  async current(unit: Unit): Promise<Ladders> {
    const rows = await unit.manager.find(LadderStepRow, { order: { position: 'ASC' } });
    const rungs = (kind: LadderKind): LadderRung[] => rows.filter((row) => row.ladderKind === kind).map(usableRung);
    return { business_hours: rungs('business_hours'), after_hours: rungs('after_hours') };
  }

  /**
   * Replaces the rungs of a ladder; calls in progress keep their ladder and go on with its new rungs.
   * @throws DomainError 422 naming the unknown or repeated steps, or the number that does not fit.
   */
  async replace(unit: AdministrativeUnit, kind: LadderKind, rungs: readonly LadderRung[]): Promise<void> {
    this.assertValid(rungs);
    const before = (await this.current(unit))[kind];
    await unit.manager.delete(LadderStepRow, { ladderKind: kind });
    const steps = rungs.map(({ name, timeoutSeconds, limit }) => ({ name, timeoutSeconds, limit }));
    const rows = steps.map((step, position) => ({ ...step, ladderKind: kind, position }));
    await unit.insertAll(LadderStepRow, rows);
    const noted = { at: this.clock.now(), before: { steps: before }, after: { steps } };
    await noteRosterChange(unit, { ...noted, entity: 'ladder', entityId: kind });
  }

  /** @throws DomainError 422 naming the unknown or repeated steps, or the number that does not fit. */
  assertValid(rungs: readonly LadderRung[]): void {
    const problems = rungs.flatMap((rung, index) => this.problemsOf(rung, index, rungs));
    if (problems.length > 0) throw DomainError.unprocessable(problems);
  }

  private problemsOf({ name, timeoutSeconds, limit }: LadderRung, index: number, rungs: readonly LadderRung[]) {
    const field = `steps[${index}]`;
    const isRepeated = rungs.findIndex((rung) => rung.name === name) !== index;
    return [
      !this.registry.find(name) && { field: `${field}.name`, message: `there is no ladder step ${name}` },
      isRepeated && { field: `${field}.name`, message: `the step ${name} stands on the ladder twice` },
      !fits(timeoutSeconds, MAX_TIMEOUT_SECONDS) && {
        field: `${field}.timeoutSeconds`,
        message: 'timeoutSeconds must be 1 to 600',
      },
      limit !== null &&
        !fits(limit, MAX_LIMIT) && { field: `${field}.limit`, message: 'limit must be 1 to 1000, or null' },
    ].filter((problem) => problem !== false);
  }

  /** The rungs whose step nobody registered, as `kind/name`: they are passed over, and an error until mended. */
  unknownSteps(ladders: Ladders): string[] {
    return LADDER_KINDS.flatMap((kind) =>
      ladders[kind].filter(({ name }) => !this.registry.find(name)).map(({ name }) => `${kind}/${name}`),
    );
  }
}

function fits(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function usableRung({ name, timeoutSeconds, limit }: LadderRung): LadderRung {
  const nearest = (value: number, most: number): number => Math.min(most, Math.max(1, value));
  if (!fits(timeoutSeconds, MAX_TIMEOUT_SECONDS) || (limit !== null && !fits(limit, MAX_LIMIT))) {
    warnOfStoredValue(`ladder_steps ${name} has a number that doesn't fit`, 'the nearest one is used');
  }
  return Object.freeze({
    name,
    timeoutSeconds: nearest(timeoutSeconds, MAX_TIMEOUT_SECONDS),
    limit: limit === null ? null : nearest(limit, MAX_LIMIT),
  });
}
