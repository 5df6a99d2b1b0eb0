import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { UnitOfWork } from '../../database/index.js';
import { OnCallEntries } from './entries.service.js';
import { rotationKind } from './entry-kinds.js';
import { newRotation, rotationOf } from './kept-turns.js';
import type { Rotation } from './plan.js';
import { beginningOf, turnAfter, turnAt, type Turn } from './rotation.js';
import type { RotationBody, RotationChangeBody } from './rotations.dto.js';
import type { ChangedTurnsAnswer, PreviewedTurn, TurnsAnswer } from './turns-preview.dto.js';
import { canBegin } from './usable-values.js';

/** How many turns are shown. */
const TURNS = 8;

/** Says whose turn it would be; nothing is written. */
@Injectable()
export class TurnsPreview {
  constructor(
    private readonly entries: OnCallEntries,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns the next turns of a rotation that isn't there yet. @throws DomainError 422 that names the field. */
  ofNew({ handoffWeekday = null, ...body }: RotationBody): TurnsAnswer {
    const values = rotationKind.pick(newRotation({ ...body, handoffWeekday }));
    rotationKind.check(values);
    return { turns: nextTurns(rotationOf(0, values), this.clock.now().getTime()) };
  }

  /** Returns the next turns of a rotation if it were changed now. @throws DomainError 404; 422 that names the field. */
  async ofChange(id: number, change: RotationChangeBody): Promise<ChangedTurnsAnswer> {
    const now = this.clock.now().getTime();
    const { before, after } = await this.unitOfWork.run(async (unit) => {
      const values = rotationKind.pick(await this.entries.get(unit, rotationKind, id));
      return { before: values, after: await this.entries.changed(unit, rotationKind, values, change, now) };
    });
    const was = canBegin(before) ? turnAt(rotationOf(id, before), now) : null;
    const rotation = rotationOf(id, after);
    return { before: was && shown(was), after: shownAt(rotation, now), turns: nextTurns(rotation, now) };
  }
}

function nextTurns(rotation: Rotation, now: number): PreviewedTurn[] {
  const turns: PreviewedTurn[] = [];
  const from = Math.max(now, beginningOf(rotation));
  for (let turn = turnAt(rotation, from); turn !== null && turns.length < TURNS; turn = turnAfter(rotation, turn)) {
    turns.push(shown(turn));
  }
  return turns;
}

function shownAt(rotation: Rotation, at: number): PreviewedTurn | null {
  const turn = turnAt(rotation, at);
  return turn && shown(turn);
}

function shown({ userId, startsAt, endsAt }: Turn): PreviewedTurn {
  return { userId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
