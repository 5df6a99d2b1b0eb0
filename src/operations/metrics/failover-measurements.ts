import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FailoverStatus } from '../../calls/index.js';
import { Measurements } from './measurements.js';

/** Measures the standby: whether it answers, what waits for the database, and whether it would decide alike. */
@Injectable()
export class FailoverMeasurements implements OnModuleInit {
  constructor(
    private readonly standby: FailoverStatus,
    private readonly measurements: Measurements,
  ) {}

  onModuleInit(): void {
    const numbers = () => this.standby.numbers();
    this.gauge('ewf_standby_active', '1 while the database is away', () => Number(numbers().isAway));
    const trouble = '1 for the reason why the database is away; none while it is not';
    this.measurements.gauge('ewf_database_trouble', trouble, ['reason'], (gauge) => {
      gauge.reset();
      const { trouble: reason } = this.standby;
      if (reason !== null) gauge.set({ reason }, 1);
    });
    this.gauge('ewf_standby_waiting_entries', 'Answers that wait for the database', () => numbers().waiting);
    this.gauge('ewf_standby_answers', 'Requests answered from memory since the start', () => numbers().added);
    const unwritten = 'Entries that could not be written to the journal on disk, since the start';
    this.gauge('ewf_standby_unwritten_entries', unwritten, () => numbers().unwritten);
    const rejected = 'Entries that the database refused, since the start';
    this.gauge('ewf_standby_rejected_entries', rejected, () => numbers().rejected);
    const age = 'Seconds since the snapshot on disk was true; -1: no snapshot';
    this.gauge('ewf_standby_snapshot_age_seconds', age, () => numbers().snapshotAgeSeconds);
  }

  private gauge(name: string, help: string, read: () => number): void {
    this.measurements.gauge(name, help, [], (gauge) => gauge.set(read()));
  }
}
