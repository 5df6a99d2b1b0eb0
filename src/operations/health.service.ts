import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';
import { LaddersService } from '../routing/index.js';
import { StandbyStatus } from '../standby/index.js';
import { Drain } from './drain.js';

/** One thing that is wrong: a stable code, and words for a person. */
export interface HealthError {
  readonly code: 'STOPPING' | 'DATABASE_UNAVAILABLE' | 'UNKNOWN_LADDER_STEP';
  readonly message: string;
}

/** `degraded`: calls are served, and something must be mended. */
export interface Readiness {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly errors: readonly HealthError[];
}

const MOST_MILLISECONDS = 3000;

const AWAY: HealthError = {
  code: 'DATABASE_UNAVAILABLE',
  message: 'the database does not answer: calls are answered from the standby',
};

/** Says whether calls should be sent to this process. */
@Injectable()
export class HealthService {
  constructor(
    private readonly drain: Drain,
    private readonly unitOfWork: UnitOfWork,
    private readonly ladders: LaddersService,
    private readonly standby: StandbyStatus,
  ) {}

  /**
   * A ladder with an unknown step still takes calls, and so does the standby of a database that is away: they degrade
   * and do not close the line.
   */
  async readiness(): Promise<Readiness> {
    if (this.drain.isStopping) return unavailable('STOPPING', 'the service is about to stop');
    let unknown: string[];
    try {
      unknown = await this.unitOfWork.run(async (unit) => this.ladders.unknownSteps(await this.ladders.current(unit)), {
        within: MOST_MILLISECONDS,
      });
    } catch {
      if (this.standby.canAnswer) return { status: 'degraded', errors: [AWAY] };
      return unavailable('DATABASE_UNAVAILABLE', 'the database does not answer, or its tables are missing');
    }
    const errors = unknown.map(
      (step) => ({ code: 'UNKNOWN_LADDER_STEP', message: `nobody registered ${step}` }) as const,
    );
    return { status: errors.length === 0 ? 'ok' : 'degraded', errors };
  }
}

function unavailable(code: HealthError['code'], message: string): Readiness {
  return { status: 'unavailable', errors: [{ code, message }] };
}
