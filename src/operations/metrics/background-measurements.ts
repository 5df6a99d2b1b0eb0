import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OutcomeCounts } from '../../common/index.js';
import { HeavyReads, StuckRows } from '../../database/index.js';
import { RefusedCredentials } from '../../twilio/index.js';
import { WorkerThreads } from '../../worker-threads/index.js';
import { Measurements } from './measurements.js';

/** Measures the work beside and behind the calls: what it could not do, and how it ended. */
@Injectable()
export class BackgroundMeasurements implements OnModuleInit {
  constructor(
    private readonly stuck: StuckRows,
    private readonly reads: HeavyReads,
    private readonly threads: WorkerThreads,
    private readonly refused: RefusedCredentials,
    private readonly measurements: Measurements,
  ) {}

  onModuleInit(): void {
    const help = 'Rows that the work behind the calls could not do when it last tried, by that work';
    this.measurements.gauge('ewf_stuck_rows', help, ['work'], (gauge) => {
      for (const [work, count] of this.stuck.counts()) gauge.set({ work }, count);
    });
    const refused =
      'Requests in the name of Twilio whose signature or secret was wrong; those without any do not count';
    this.measurements.total('ewf_refused_telephony_credentials_total', refused, ['shown'], (counter) => {
      for (const [shown, count] of Object.entries(this.refused.counts)) counter.inc({ shown }, count);
    });
    const reads = 'Reads beside the calls that ended, by their lane and how they ended';
    this.countOutcomes('ewf_long_reads_total', reads, 'lane', this.reads.outcomes);
    const jobs = 'Jobs of worker threads that ended, by what they work out and how they ended';
    this.countOutcomes('ewf_worker_jobs_total', jobs, 'job', this.threads.outcomes);
  }

  private countOutcomes(name: string, help: string, label: string, outcomes: OutcomeCounts<string>): void {
    this.measurements.total(name, help, [label, 'outcome'], (counter) => {
      for (const { kind, outcome, count } of outcomes.all()) counter.inc({ [label]: kind, outcome }, count);
    });
  }
}
