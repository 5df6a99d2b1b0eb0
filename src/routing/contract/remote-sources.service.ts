import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/index.js';
import { fetchJson } from './fetch-json.js';
import { RemoteSource, type RemoteSourceOptions } from './remote-source.js';

/** A source with what keeps it fresh. */
interface KeptSource {
  /** Asks once; resolves when that is over, whatever became of it. */
  readonly refresh: () => Promise<void>;
  timer?: NodeJS.Timeout;
}

/**
 * Keeps what other systems know at hand for ladder steps. They are asked beside the calls, from the start on: neither a
 * start nor a step waits for them. A system that can't be asked costs a line of the log, not a call.
 */
@Injectable()
export class RemoteSources implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('RemoteSources');
  private readonly kept: KeptSource[] = [];
  private isOver = false;

  constructor(private readonly clock: Clock) {}

  /** Returns a source that is kept fresh while the service runs; for the constructor of a step. */
  keep<Value>(options: RemoteSourceOptions<Value>): RemoteSource<Value> {
    const source = new RemoteSource(options, () => this.clock.now().getTime());
    let failed = false;
    const refresh = async (): Promise<void> => {
      try {
        source.succeed(options.read(await fetchJson(options.url, options.headers ?? {})));
        if (failed) this.logger.log({ msg: 'a remote source answers again', source: options.name });
        failed = false;
      } catch (error) {
        const failure = error instanceof Error ? error.message : 'it threw no Error';
        source.fail(failure);
        if (!failed) this.logger.warn({ msg: 'a remote source has no new value', source: options.name, failure });
        failed = true;
      }
    };
    const kept: KeptSource = { refresh };
    this.kept.push(kept);
    this.repeat(kept, (options.refreshSeconds ?? 60) * 1000);
    return source;
  }

  onApplicationBootstrap(): void {
    void this.refresh();
  }

  onModuleDestroy(): void {
    this.isOver = true;
    for (const { timer } of this.kept) clearTimeout(timer);
  }

  /** Asks all of them now; resolves when all have answered or failed. */
  async refresh(): Promise<void> {
    await Promise.all(this.kept.map((each) => each.refresh()));
  }

  /** The next request follows when the one before is over: a slow system is asked less often, not several times at once. */
  private repeat(kept: KeptSource, milliseconds: number): void {
    kept.timer = setTimeout(() => {
      void kept.refresh().then(() => {
        if (!this.isOver) this.repeat(kept, milliseconds);
      });
    }, milliseconds).unref();
  }
}
