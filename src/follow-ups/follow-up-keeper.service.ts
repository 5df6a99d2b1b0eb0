import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { StuckRows, UnitOfWork, type RowByRow } from '../database/index.js';
import { holdIncident } from '../incidents/index.js';
import { answeredSince, closeAnswered } from './close-answered.js';
import { giveBackFollowUp, takenByLeavers } from './give-back-follow-up.js';

/**
 * Closes follow-ups whose caller has been answered after all, and frees those of people who have left. It may run anywhere
 * and as often as one likes.
 */
@Injectable()
export class FollowUpKeeper {
  private readonly answered: RowByRow;
  private readonly left: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.answered = stuck.work('follow-ups of callers who were answered');
    this.left = stuck.work('follow-ups of people who have left');
  }

  /** Closes those that are to be closed now; returns how many it closed. @throws DatabaseAway */
  async closeAnswered(): Promise<number> {
    const found = await this.unitOfWork.run((unit) => answeredSince(unit, this.clock.now()));
    const byId = new Map(found.map((followUp) => [followUp.incidentId, followUp]));
    const closed = await this.answered.doEach([...byId.keys()], (id) =>
      this.unitOfWork.run(
        (unit) => closeAnswered(unit, byId.get(id) ?? { incidentId: id, answeredIn: id }, this.clock.now()),
        { onlyIfFree: true },
      ),
    );
    return closed.filter(Boolean).length;
  }

  /** Frees those that somebody has who was deactivated or deleted; returns how many. @throws DatabaseAway */
  async freeOfLeavers(): Promise<number> {
    const found = await this.unitOfWork.run((unit) => takenByLeavers(unit));
    const freed = await this.left.doEach([...found.keys()], (incidentId) =>
      this.unitOfWork.run(
        async (unit) => {
          const taken = found.get(incidentId);
          if (taken === undefined) return false;
          await holdIncident(unit, incidentId);
          await giveBackFollowUp(unit, { incidentId, taken, to: null }, this.clock.now());
          return true;
        },
        { onlyIfFree: true },
      ),
    );
    return freed.filter(Boolean).length;
  }
}
