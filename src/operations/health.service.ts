import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/index.js';
import { LaddersService } from '../routing/index.js';
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

/** Says whether calls should be sent to this process. */
@Injectable()
export class HealthService {
  constructor(
    private readonly drain: Drain,
    private readonly unitOfWork: UnitOfWork,
    private readonly ladders: LaddersService,
  ) {}

  /** A ladder with an unknown step still takes calls, so it degrades and does not close the line. */
  async readiness(): Promise<Readiness> {
    if (this.drain.isStopping) return unavailable('STOPPING', 'the service is about to stop');
    let unknown: string[];
    try {
      unknown = await withinTime(
        this.unitOfWork.run(async (unit) => this.ladders.unknownSteps(await this.ladders.current(unit))),
      );
    } catch {
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

function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('too late'));
    }, MOST_MILLISECONDS);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
