import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Measurements } from './metrics/measurements.js';
import { ThreadDelay } from './thread-delay.js';

/** How often the thread's delay is looked at, and how fine it is measured, in milliseconds. */
const LOOK_MILLISECONDS = 1000;
const RESOLUTION = 20;

/** Watches the one thread that answers calls and does everything else: what keeps it keeps callers waiting. */
@Injectable()
export class ThreadWatch implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly delay = new ThreadDelay();
  private readonly monitor = monitorEventLoopDelay({ resolution: RESOLUTION });
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly measurements: Measurements) {}

  onModuleInit(): void {
    const help = 'The longest delay of the thread that answers calls, in the last ten seconds';
    this.measurements.gauge('ewf_thread_delay_seconds', help, [], (gauge) => {
      this.look();
      gauge.set(this.delay.longest(performance.now()) / 1000);
    });
  }

  /** Only from here on: a start keeps the thread, and no call waits for it. */
  onApplicationBootstrap(): void {
    this.monitor.enable();
    this.looking = setInterval(() => this.look(), LOOK_MILLISECONDS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.looking);
    this.monitor.disable();
  }

  /** Whether callers have to wait for the thread, again and again. */
  get isBusy(): boolean {
    this.look();
    return this.delay.isBusy(performance.now());
  }

  private look(): void {
    // What is recorded is the time from one look of the monitor to the next.
    const milliseconds = this.monitor.max / 1e6 - RESOLUTION;
    this.monitor.reset();
    if (milliseconds > 0) this.delay.note(performance.now(), milliseconds);
  }
}
