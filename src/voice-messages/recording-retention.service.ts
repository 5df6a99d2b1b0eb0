import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../common/index.js';
import { Environment } from '../config/index.js';
import { DatabaseAway, UnitOfWork } from '../database/index.js';
import { addressesOf, markRemoved, recordingsBefore } from '../incidents/index.js';
import { RecordingUnavailable, TwilioRecordings } from '../twilio/index.js';

const LOOK_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** How many incidents one unit looks at. */
const AT_ONCE = 500;

/** Removes recordings at Twilio that were kept for RECORDING_RETENTION_DAYS. It runs in every instance, and may run twice. */
@Injectable()
export class RecordingRetention implements OnModuleDestroy {
  private readonly logger = new Logger('Twilio');
  private readonly retentionDays: number | null;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private isStopping = false;
  /** Every incident up to this one has been seen to. */
  private doneTo = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recordings: TwilioRecordings,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.retentionDays = environment.recordingRetentionDays;
  }

  /** Looks each hour from now on, where a time is set. */
  start(): void {
    if (this.retentionDays === null || !this.recordings.isSetUp) return;
    const look = (): void => {
      this.running = this.running
        .then(() => this.removeOld())
        .catch((error: unknown) => {
          if (error instanceof DatabaseAway) return;
          this.logger.warn({ msg: '[Twilio] old recordings could not be removed and will be later', err: error });
        });
    };
    this.timer = setInterval(look, LOOK_EVERY_MS).unref();
    look();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /**
   * Removes what is older than it may be; how many recordings it removed.
   * @throws RecordingUnavailable at the first that Twilio doesn't remove: the next time begins there. DatabaseAway
   */
  async removeOld(): Promise<number> {
    if (this.retentionDays === null) return 0;
    const before = new Date(this.clock.now().getTime() - this.retentionDays * DAY_MS);
    let removed = 0;
    while (!this.isStopping) {
      const { incidentIds, lastId } = await this.unitOfWork.run((unit) =>
        recordingsBefore(unit, before, this.doneTo, AT_ONCE),
      );
      if (lastId === null) break;
      for (const id of incidentIds) removed += await this.removeOf(id);
      this.doneTo = lastId;
    }
    return removed;
  }

  private async removeOf(incidentId: number): Promise<number> {
    const addresses = await this.unitOfWork.run((unit) => addressesOf(unit, incidentId));
    for (const address of addresses) {
      try {
        await this.recordings.remove(address);
      } catch (error) {
        // That of another account isn't ours to remove.
        if (!(error instanceof RecordingUnavailable) || error.problem !== 'foreign') throw error;
      }
    }
    await this.unitOfWork.run((unit) => markRemoved(unit, incidentId, this.clock.now()));
    if (addresses.length > 0) {
      this.logger.log({ msg: '[Twilio] old recordings removed', incidentId, recordings: addresses.length });
    }
    return addresses.length;
  }
}
