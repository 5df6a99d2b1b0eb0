import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { StuckRows, UnitOfWork, type RowByRow } from '../database/index.js';
import { answeredSince, closeAnswered } from './close-answered.js';

/** Closes follow-ups whose caller has been answered after all. It may run anywhere and as often as one likes. */
@Injectable()
export class FollowUpKeeper {
  private readonly answered: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.answered = stuck.work('follow-ups of callers who were answered');
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
}
