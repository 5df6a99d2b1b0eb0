import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type Precondition } from '../../common/index.js';
import { UnitOfWork, type Unit } from '../../database/index.js';
import { Administration } from '../../users/index.js';
import { StepRegistry } from '../step-registry.service.js';
import { LADDER_KINDS, type LadderDraft, type LadderKind } from './ladder.js';
import type { LadderAnswer, LadderBody, LadderStepAnswer } from './ladders.dto.js';
import { LaddersService } from './ladders.service.js';

/** What the interface does with ladders, in the name of the user who is signed in. */
@Injectable()
export class LadderAdministration {
  constructor(
    private readonly ladders: LaddersService,
    private readonly registry: StepRegistry,
    private readonly administration: Administration,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What can stand on a ladder. */
  steps(): LadderStepAnswer[] {
    return this.registry.all().map(({ name, title, description = null, timeoutSeconds, limit = null }) => {
      return { name, title, description, timeoutSeconds, limit };
    });
  }

  list(): Promise<LadderAnswer[]> {
    return this.unitOfWork.run(async (unit) => {
      const ladders = await this.ladders.current(unit);
      return LADDER_KINDS.map((kind) => ({ kind, steps: ladders[kind] }));
    });
  }

  /** @throws DomainError 404 `LADDER_NOT_FOUND`. */
  async get(kind: string): Promise<LadderAnswer> {
    const known = kindOf(kind);
    return this.unitOfWork.run((unit) => this.shown(unit, known));
  }

  /**
   * Replaces a ladder. A rung without a limit gets the default of its step.
   * @throws DomainError 404 `LADDER_NOT_FOUND`; 412; 422 as `LaddersService.replace`.
   */
  async replace(actor: Actor, kind: string, body: LadderBody, precondition: Precondition): Promise<LadderAnswer> {
    const draft = this.draft(kind, body);
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(async () => [await this.shown(unit, draft.kind)]);
      await this.ladders.replace(unit, draft.kind, draft.rungs);
      return this.shown(unit, draft.kind);
    });
  }

  /**
   * A ladder as it would be written.
   * @throws DomainError 404 `LADDER_NOT_FOUND`; 422 as `LaddersService.replace`.
   */
  draft(kind: string, { steps }: LadderBody): LadderDraft {
    const known = kindOf(kind);
    const rungs = steps.map(({ name, timeoutSeconds, limit = this.registry.find(name)?.limit ?? null }) => {
      return { name, timeoutSeconds, limit };
    });
    this.ladders.assertValid(rungs);
    return { kind: known, rungs };
  }

  private async shown(unit: Unit, kind: LadderKind): Promise<LadderAnswer> {
    return { kind, steps: (await this.ladders.current(unit))[kind] };
  }
}

function kindOf(text: string): LadderKind {
  const kind = LADDER_KINDS.find((each) => each === text);
  if (kind !== undefined) return kind;
  throw new DomainError(
    404,
    'LADDER_NOT_FOUND',
    `there is no ladder of this kind: it is one of ${LADDER_KINDS.join(', ')}`,
  );
}
