import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { newIncident, replayOf, type RequestOrigin } from '../incidents/index.js';
import { answerCall, RoutingEngine, type CallRequest, type LineOptions, type Target } from '../routing/index.js';
import { Ledger } from './ledger.js';

/** Decides now and then, beside the database, what the standby would have decided, so that its way is gone every day. */
@Injectable()
export class Shadow {
  private readonly logger = new Logger('Standby');
  /** How many decisions were the same, and how many were not. */
  readonly decisions = { same: 0, different: 0 };
  /** Of how many decisions one is made from memory too: each costs as much as the decision itself. */
  oneIn = 20;
  private asked = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly engine: RoutingEngine,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides before a request is answered, for what is known changes with the answer; what it returns compares the answer
   * with that, once there is one. Null: this request is not compared.
   */
  before(
    request: CallRequest,
    origin: RequestOrigin,
    line: LineOptions,
  ): ((given: Target | null) => Promise<void>) | null {
    this.asked += 1;
    if ((this.asked - 1) % this.oneIn !== 0) return null;
    const now = this.clock.now();
    const world = this.ledger.worldOf(request, replayOf(origin, now), now, (incident) => newIncident(incident, 0, now));
    if (world === null) return null;
    const decided = answerCall(request, world, this.engine.settingsFor(line), () => null);
    decided.catch(() => undefined); // told below, when there is an answer
    return async (given) => {
      if (given === null) return;
      try {
        const decision = await decided;
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
