import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Piscina } from 'piscina';
import { ClientGone, DomainError, Lane, OutcomeCounts, TryAgainLater } from '../common/index.js';
import type { ThreadAnswer, ThreadTask } from './thread.js';
import { type ThreadJob } from './thread-job.js';

/** How many jobs run at one time: two about the on-call plan and a holiday import, as their lanes let them in. */
const MAX_THREADS = 3;
/** How many jobs wait for a thread at most: more than the lanes let in. */
const MAX_WAITING = 50;
/** After how long a thread without work ends, in milliseconds. */
const IDLE_MILLISECONDS = 30_000;
/** What a thread may have in memory, in megabytes: what needs more ends the thread, and not the service. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 } as const;
/** How much a thread gives way to the one that answers calls, where the system can (Unix). */
const NICENESS = 5;

/** How a job ended: `rejected` is what its own function doesn't take, `turned_away` what finds its lane full. */
export type JobOutcome = 'done' | 'rejected' | 'turned_away' | 'too_long' | 'too_large' | 'client_gone' | 'failed';

type Job = ThreadJob<never, unknown>;

/** A thread that was ended tells why; what its function threw has lost its class on the way. */
class JobEnded extends Error {
  constructor(
    readonly outcome: JobOutcome,
    readonly reason: unknown,
  ) {
    super(outcome);
  }
}

/**
 * Works things out in threads beside the one that answers calls, a few at a time: however long something takes, calls don't
 * wait for it. Threads begin with the first job, and end when there is nothing to do. They get no environment, so no
 * secrets.
 */
@Injectable()
export class WorkerThreads implements OnModuleDestroy {
  /** How jobs have ended, by their label. */
  readonly outcomes = new OutcomeCounts<JobOutcome>();
  private readonly logger = new Logger('Worker threads');
  private readonly lanes = new Map<string, Lane>();
  private pool: Piscina<ThreadTask, ThreadAnswer> | null = null;

  /**
   * Runs a job in a thread and returns what its function returns. Input and output are copied: plain values, dates, maps
   * and sets. A job whose client goes away, or that takes more than it may, ends with its thread.
   * @throws DomainError as the function does; ClientGone; TryAgainLater TOO_MANY_READS when too many ask for it,
   *   WORK_TOO_LONG when it takes too long or too much memory; any other error of the function.
   */
  async run<Input extends readonly unknown[], Output>(
    job: ThreadJob<Input, Output>,
    input: Input,
    signal: AbortSignal,
  ): Promise<Awaited<Output>> {
    try {
      const output = await this.inLane(job, signal, () => this.inThread(job, input, signal));
      this.outcomes.note(job.label, 'done');
      return output as Awaited<Output>;
    } catch (error) {
      const { outcome, reason } = error instanceof JobEnded ? error : { outcome: outcomeOf(error), reason: error };
      this.outcomes.note(job.label, outcome);
      if (outcome === 'failed')
        this.logger.error({ msg: 'a job of a worker thread failed', job: job.label, err: reason });
      throw reason;
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.destroy();
  }

  private async inLane<T>(job: Job, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (job.lane === undefined) return work();
    const lane = this.lanes.get(job.label) ?? new Lane(job.lane);
    this.lanes.set(job.label, lane);
    const place = lane.enter(signal);
    try {
      return await place.turn(work);
    } finally {
      place.leave();
    }
  }

  private async inThread(job: Job, input: readonly unknown[], signal: AbortSignal): Promise<unknown> {
    if (signal.aborted) throw new ClientGone();
    const end = new AbortController();
    const giveUp = (): void => end.abort();
    const timer = setTimeout(giveUp, job.seconds * 1000);
    signal.addEventListener('abort', giveUp);
    try {
      const task = { module: job.module.href, name: job.name, input };
      const answer = await this.threads().run(task, { signal: end.signal });
      if ('output' in answer) return answer.output;
      const { status, code, message, details } = answer.refusal;
      throw new JobEnded('rejected', new DomainError(status, code, message, details));
    } catch (error) {
      if (signal.aborted) throw new ClientGone();
      if (end.signal.aborted) throw new JobEnded('too_long', workTooLong());
      if ((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY') {
        throw new JobEnded('too_large', workTooLong());
      }
      throw error;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
    }
  }

  private threads(): Piscina<ThreadTask, ThreadAnswer> {
    this.pool ??= new Piscina<ThreadTask, ThreadAnswer>({
      filename: new URL('./thread.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: MAX_THREADS,
      maxQueue: MAX_WAITING,
      idleTimeout: IDLE_MILLISECONDS,
      resourceLimits: MEMORY,
      niceIncrement: process.platform === 'win32' ? 0 : NICENESS,
      env: {},
      atomics: 'disabled',
      recordTiming: false,
    });
    return this.pool;
  }
}

function outcomeOf(error: unknown): JobOutcome {
  if (error instanceof ClientGone) return 'client_gone';
  return error instanceof TryAgainLater ? 'turned_away' : 'failed';
}

function workTooLong(): TryAgainLater {
  return new TryAgainLater('WORK_TOO_LONG', 'this takes too long to work out: ask for less, or try again later', 30);
}
