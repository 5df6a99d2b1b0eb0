import { Injectable } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { StuckRows, UnitOfWork, type RowByRow } from '../database/index.js';
import { callBacksAtTwilio, heldCallBack, type CallBackAtTwilio } from './rows.js';
import { endUnheard, isUnheard, longUnderWay } from './unheard.js';

/** Ends calls back whose end Twilio never told, so that somebody else calls. It may run anywhere and as often as one likes. */
@Injectable()
export class CallBackKeeper {
  private readonly unheard: RowByRow;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    stuck: StuckRows,
  ) {
    this.unheard = stuck.work('calls back of which nothing was heard');
  }

  /** Returns those that are under way, for Twilio to be asked about. @throws DatabaseAway */
  underWay(): Promise<readonly CallBackAtTwilio[]> {
    return this.unitOfWork.run((unit) => callBacksAtTwilio(unit));
  }

  /** Ends those that are to be ended now; returns how many it ended. @throws DatabaseAway */
  async endUnheard(): Promise<number> {
    const ids = await this.unitOfWork.run((unit) => longUnderWay(unit, this.clock.now()));
    const ended = await this.unheard.doEach(ids, (id) =>
      this.unitOfWork.run(
        async (unit) => {
          const callBack = await heldCallBack(unit, id);
          if (callBack?.isActive !== true || !isUnheard(callBack, this.clock.now())) return false;
          await endUnheard(unit, callBack, this.clock.now());
          return true;
        },
        { onlyIfFree: true },
      ),
    );
    return ended.filter(Boolean).length;
  }
}
