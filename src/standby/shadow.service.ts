import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { newIncident, replayOf, type RequestOrigin } from '../incidents/index.js';
import { answerCall, RoutingEngine, type CallRequest, type LineOptions, type Target } from '../routing/index.js';
import { Ledger } from './ledger.js';

/** Decides beside the database what the standby would have decided, so that its way is gone with every call. */
@Injectable()
export class Shadow {
  private readonly logger = new Logger('Standby');
  /** How many decisions were the same, and how many were not. */
  readonly decisions = { same: 0, different: 0 };

  constructor(
    private readonly ledger: Ledger,
    private readonly engine: RoutingEngine,
    private readonly clock: Clock,
  ) {}

  /** Takes what is known before a request is answered; what it returns compares the answer with it, once there is one. */
  before(request: CallRequest, origin: RequestOrigin, line: LineOptions): (given: Target | null) => Promise<void> {
    const now = this.clock.now();
    const world = this.ledger.worldOf(request, replayOf(origin, now), now, (incident) => newIncident(incident, 0, now));
    return async (given) => {
      if (world === null || given === null) return;
      try {
        const decision = await answerCall(request, world, this.engine.settingsFor(line), () => null);
        const wouldBe = decision.kind === 'answered' ? decision.target : null;
        const isSame = inShort(wouldBe) === inShort(given);
        this.decisions[isSame ? 'same' : 'different'] += 1;
        if (isSame) return;
        const { requestId } = origin;
        this.logger.log({ msg: 'the standby would have decided otherwise', requestId, incidentId: given.incidentId });
      } catch (error) {
        this.decisions.different += 1;
        this.logger.error({ msg: 'the standby could not decide', requestId: origin.requestId, err: error });
      }
    };
  }
}

function inShort(target: Target | null): string {
  if (target?.kind !== 'ring') return target?.why ?? 'nothing';
  const people = target.people.map(({ userId, stepName }) => `${stepName}/${userId}`);
  return `${target.ringSeconds}: ${people.join(' + ')}`;
}
