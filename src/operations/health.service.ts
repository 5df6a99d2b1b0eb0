import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../common/index.js';
import {
  DatabaseAvailability,
  DatabaseAway,
  pendingMigrations,
  TROUBLE_WORDS,
  UnitOfWork,
  type DatabaseTrouble,
  type Unit,
  UnitEnded,
} from '../database/index.js';
import { LaddersService, LineReview } from '../routing/index.js';
import { AccountWatch, problemInWords } from '../twilio/index.js';
import { FailoverStatus, Peers, probeCall, type InstanceState } from '../calls/index.js';
import { Drain } from './drain.js';
import { ThreadWatch } from './thread-watch.service.js';

/** One thing that is wrong: a stable code, and words for a person. */
export interface HealthError {
  readonly code:
    | 'STOPPING'
    | 'DATABASE_UNAVAILABLE'
    | 'DATABASE_SLOW'
    | 'MIGRATIONS_PENDING'
    | 'UNKNOWN_LADDER_STEP'
    | 'NOBODY_TO_RING'
    | 'STANDBY_UNWRITABLE'
    | 'THREAD_BUSY'
    | 'TWILIO_ACCOUNT';
  /** With `DATABASE_UNAVAILABLE`: why. */
  readonly reason?: DatabaseTrouble;
  readonly message: string;
}

/** `degraded`: calls are served, and something must be mended. */
export interface Readiness {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly errors: readonly HealthError[];
}

/** How long an answer may take: those who ask take an instance out that is silent for a second or two. */
const MAX_ANSWER_MILLISECONDS = 700;
/** How long a look may go on beside the answers. */
const MAX_LOOK_MILLISECONDS = 4000;
/** For how long a good look counts where the next one has not ended yet, and nothing stands in for the database. */
const GOOD_FOR_MILLISECONDS = 6000;

const NOBODY: HealthError = {
  code: 'NOBODY_TO_RING',
  message: 'a call that begins now would ring nobody: nobody on its ladder is active, available and has a phone',
};

const BUSY: HealthError = {
  code: 'THREAD_BUSY',
  message: 'something keeps the thread that answers calls: callers have to wait for half a second and more',
};

/** Says whether calls should be sent to this process. */
@Injectable()
export class HealthService {
  private readonly logger = new Logger('Health');
  private looking: Promise<Readiness> | null = null;
  private wellAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly drain: Drain,
    private readonly unitOfWork: UnitOfWork,
    private readonly ladders: LaddersService,
    private readonly standby: FailoverStatus,
    private readonly clock: Clock,
    private readonly review: LineReview,
    private readonly thread: ThreadWatch,
    private readonly availability: DatabaseAvailability,
    private readonly account: AccountWatch,
    private readonly peers: Peers,
  ) {}

  /** What another instance asks that has lost its database. */
  get state(): InstanceState {
    return this.peers.state;
  }

  /**
   * Says it within a second, whatever the database does. A ladder with an unknown step still takes calls, and so does
   * the standby of a database that is away or slow: they degrade and do not close the line. Requests at one time share
   * one look, so that calls never queue behind many.
   */
  async readiness(): Promise<Readiness> {
    if (this.drain.isStopping) return unavailable({ code: 'STOPPING', message: 'the service is about to stop' });
    const { status, errors } = await this.inTime();
    const more = [...this.standbyErrors(), ...this.accountErrors(), ...(this.thread.isBusy ? [BUSY] : [])];
    if (more.length === 0) return { status, errors };
    return { status: status === 'ok' ? 'degraded' : status, errors: [...errors, ...more] };
  }

  private async inTime(): Promise<Readiness> {
    const { trouble } = this.standby;
    if (trouble !== null) return this.away(trouble);
    this.looking ??= this.look().finally(() => {
      this.looking = null;
    });
    const late = new AbortController();
    const slow = pause(MAX_ANSWER_MILLISECONDS, undefined, { signal: late.signal }).then(() => this.slow());
    slow.catch(() => undefined);
    try {
      return await Promise.race([this.looking, slow]);
    } finally {
      late.abort();
    }
  }

  private async look(): Promise<Readiness> {
    let pending: HealthError[] = [];
    const look = async (unit: Unit): Promise<HealthError[]> => {
      pending = (await pendingMigrations(unit)).map(pendingMigration);
      await probeCall(unit, this.clock.now());
      const unknown = this.ladders.unknownSteps(await this.ladders.current(unit));
      const nobody = (await this.review.reachesNobody(unit)) ? [NOBODY] : [];
      return [...pending, ...unknown.map(unknownStep), ...nobody];
    };
    try {
      const errors = await this.unitOfWork.run(look, { within: MAX_LOOK_MILLISECONDS, elseAway: true });
      this.wellAt = performance.now();
      return { status: errors.length === 0 ? 'ok' : 'degraded', errors };
    } catch (error) {
      const { status, errors } = await this.afterError(error);
      return { status, errors: [...errors, ...pending] };
    }
  }

  private async afterError(error: unknown): Promise<Readiness> {
    if (!(error instanceof DatabaseAway)) return this.broken(error);
    await this.availability.known();
    return error instanceof UnitEnded && !this.availability.isAway ? this.slow() : this.away(error.trouble);
  }

  /** What is wrong with the account at Twilio, by the last look. Calls that come in are served: never a 503. */
  private accountErrors(): HealthError[] {
    const { finding } = this.account;
    if (finding === null) return [];
    return [{ code: 'TWILIO_ACCOUNT', message: problemInWords(finding.problem, finding.standing) }];
  }

  /** What is wrong with the folder of the standby. */
  private standbyErrors(): HealthError[] {
    const { problem } = this.standby;
    if (problem === null) return [];
    const { code } = problem as NodeJS.ErrnoException;
    const message = `STANDBY_DIR can not be written${code === undefined ? '' : ` (${code})`}: what is answered while the database is away would be lost with this process`;
    return [{ code: 'STANDBY_UNWRITABLE', message }];
  }

  private async away(reason: DatabaseTrouble): Promise<Readiness> {
    const stands = this.standby.couldAnswer;
    if (stands && (await this.peers.isAlone())) {
      const message = `${TROUBLE_WORDS[reason]} from here, and another instance has it: calls are better sent there`;
      return unavailable({ code: 'DATABASE_UNAVAILABLE', reason, message });
    }
    const message = stands ? `${TROUBLE_WORDS[reason]}: calls are answered from the standby` : TROUBLE_WORDS[reason];
    const error: HealthError = { code: 'DATABASE_UNAVAILABLE', reason, message };
    return stands ? { status: 'degraded', errors: [error] } : unavailable(error);
  }

  /** Calls would fail as this look did, for nothing stands in where the database works and a statement doesn't. */
  private broken(error: unknown): Readiness {
    this.logger.error({ msg: 'what a call writes can not be written', err: error });
    return unavailable({ code: 'DATABASE_UNAVAILABLE', reason: 'REFUSED', message: TROUBLE_WORDS.REFUSED });
  }

  /** A server that gives no answer now may be frozen; then calls are answered from memory in a moment. */
  private slow(): Readiness | Promise<Readiness> {
    const message = 'the database takes long to answer';
    const wasWell = performance.now() - this.wellAt < GOOD_FOR_MILLISECONDS;
    if (!this.standby.couldAnswer && !wasWell) return this.away('NO_ANSWER');
    return { status: 'degraded', errors: [{ code: 'DATABASE_SLOW', message }] };
  }
}

function pendingMigration(name: string): HealthError {
  return { code: 'MIGRATIONS_PENDING', message: `migration ${name} was not run` };
}

function unknownStep(name: string): HealthError {
  return { code: 'UNKNOWN_LADDER_STEP', message: `nobody registered ${name}` };
}

function unavailable(error: HealthError): Readiness {
  return { status: 'unavailable', errors: [error] };
}
